package org.duly.command.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.duly.command.handling.Request;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;

/** What the code alone does not tell of the API: the headers of commands, problems, and which fields are required. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    private final Map<String, Class<?>> records = new HashMap<>();

    ApiDescription() {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Request.class);
    }

    @Bean
    OperationCustomizer operations() {
        return (operation, handler) -> {
            String capability = handler.getBeanType().getSimpleName().replace("Controller", "");
            String tag = capability.toLowerCase(Locale.ROOT);
            operation.setTags(List.of(tag));
            operation.setOperationId(tag + "." + handler.getMethod().getName());
            for (MethodParameter parameter : handler.getMethodParameters()) {
                collect(parameter.getParameterType());
                if (parameter.getParameterType() == Request.class) {
                    commandHeaders().forEach(operation::addParametersItem);
                }
            }
            collect(CommandAnswer.class);
            if (takesBytes(handler)) {
                operation.getParameters().removeIf(parameter -> "Content-Type".equals(parameter.getName()));
                operation.getRequestBody().setContent(anyBytes());
            }
            if (isCommand(handler)) {
                ApiResponse accepted = new ApiResponse()
                        .description("Recorded")
                        .content(new Content()
                                .addMediaType(
                                        "application/json",
                                        new MediaType()
                                                .schema(new Schema<>().$ref("#/components/schemas/CommandAnswer"))));
                operation.getResponses().addApiResponse("200", accepted);
                operation.getResponses().addApiResponse("201", accepted);
            } else {
                operation
                        .getResponses()
                        .addApiResponse(
                                "200",
                                new ApiResponse().description("Its bytes").content(anyBytes()));
            }
            operation.getResponses().addApiResponse("default", problem());
            return operation;
        };
    }

    @Bean
    OpenApiCustomizer document() {
        return document -> {
            document.setInfo(
                    new Info()
                            .title("Duly command API")
                            .version("v1")
                            .description(
                                    "Records what happens in an engagement. Every command is sent with an Idempotency-Key"
                                            + " and takes effect once; every refusal is a problem document whose type names the rule."));
            document.setServers(List.of(new Server().url("/")));
            describe(document);
        };
    }

    private void describe(OpenAPI document) {
        for (Map.Entry<String, ?> named : document.getComponents().getSchemas().entrySet()) {
            Class<?> described = records.get(named.getKey());
            if (described != null && named.getValue() instanceof Schema<?> schema) {
                schema.setRequired(Arrays.stream(described.getRecordComponents())
                        .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                        .map(RecordComponent::getName)
                        .toList());
            }
        }
        document.getComponents().addSchemas("Problem", problemSchema());
    }

    private static boolean takesBytes(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == byte[].class);
    }

    /** In OpenAPI 3.1 bytes as they are have a media type and no schema. */
    private static Content anyBytes() {
        return new Content().addMediaType("*/*", new MediaType());
    }

    private static boolean isCommand(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == Request.class);
    }

    private void collect(Class<?> type) {
        if (type.isRecord()
                && type.getName().startsWith("org.duly.")
                && records.put(type.getSimpleName(), type) == null) {
            for (RecordComponent component : type.getRecordComponents()) {
                collect(component.getType());
                if (component.getAnnotatedType() instanceof AnnotatedParameterizedType generic) {
                    for (AnnotatedType argument : generic.getAnnotatedActualTypeArguments()) {
                        if (argument.getType() instanceof Class<?> inner) {
                            collect(inner);
                        }
                    }
                }
            }
        }
    }

    private static List<Parameter> commandHeaders() {
        return List.of(
                header("Idempotency-Key", "The command's id: at most 200 printable ASCII characters.", true),
                header("If-Match", "The version of the stream that the command is meant for, as in its ETag.", false),
                header("Duly-Actor", "Opaque id of who acts.", false),
                header("Duly-Actor-Role", "The role in which they act.", false),
                header("Duly-On-Behalf-Of", "Opaque id of the person or body for whom they act.", false));
    }

    private static Parameter header(String name, String description, boolean required) {
        return new Parameter()
                .in("header")
                .name(name)
                .description(description)
                .required(required)
                .schema(string(null));
    }

    private static ApiResponse problem() {
        return new ApiResponse()
                .description("A problem (RFC 9457): its type names the rule that said no")
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))));
    }

    private static Schema<?> problemSchema() {
        Schema<?> problem = new Schema<>().types(Set.of("object"));
        problem.addProperty("type", string("urn:duly:problem:<name of the rule in kebab case>"));
        problem.addProperty("title", string("The rule as a sentence"));
        problem.addProperty("status", new Schema<>().types(Set.of("integer")));
        problem.addProperty("detail", string("What is wrong here and what to do"));
        problem.addProperty("field", string("The field at fault, if it is a field's fault"));
        Schema<?> missing = new Schema<>().types(Set.of("object"));
        missing.addProperty("rule", string("The name of the rule in kebab case"));
        missing.addProperty("detail", string("What is wrong and what to do"));
        missing.setRequired(List.of("rule", "detail"));
        Schema<?> list = new Schema<>().types(Set.of("array"));
        list.setDescription("Everything in the way of an act that can be recorded under an override");
        list.setItems(missing);
        problem.addProperty("missing", list);
        problem.setRequired(List.of("type", "title", "status", "detail"));
        return problem;
    }

    private static Schema<?> string(@Nullable String description) {
        return new Schema<>().types(Set.of("string")).description(description);
    }
}
