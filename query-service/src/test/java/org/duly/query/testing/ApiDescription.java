package org.duly.query.testing;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/** What the code alone does not tell of the API: which problems a query is answered with. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    @Bean
    OperationCustomizer problems() {
        return ApiDescription::describe;
    }

    @Bean
    OpenApiCustomizer problemSchema() {
        return document -> document.getComponents().addSchemas("Problem", problem());
    }

    private static Operation describe(Operation operation, HandlerMethod handler) {
        ApiResponses answers = operation.getResponses();
        describeFile(answers, handler);
        boolean namesOneThing = hasParameter(handler, PathVariable.class);
        if (namesOneThing || hasParameter(handler, RequestParam.class)) {
            answers.addApiResponse("400", answer("A parameter is not valid: field names it"));
        }
        // The register of an engagement that nobody knows is empty.
        if (namesOneThing && !operation.getOperationId().equals("responses")) {
            answers.addApiResponse("404", answer("There is no such thing"));
        }
        answers.addApiResponse("503", answer("A database does not answer, or what readAfter names is not applied yet"));
        answers.addApiResponse("default", answer("Any other problem"));
        return operation;
    }

    /** What is written as it is read has no type that says what it is. */
    private static void describeFile(ApiResponses answers, HandlerMethod handler) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class);
        boolean written = handler.getReturnType().getParameterType() == void.class;
        if (written && mapping != null && mapping.produces().length == 1) {
            answers.addApiResponse(
                    "200",
                    new ApiResponse()
                            .description("OK")
                            .content(new Content()
                                    .addMediaType(
                                            mapping.produces()[0],
                                            new MediaType()
                                                    .schema(string("The file, of the state Duly-Position names")))));
        }
    }

    private static boolean hasParameter(HandlerMethod handler, Class<? extends java.lang.annotation.Annotation> kind) {
        for (MethodParameter parameter : handler.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(kind)) {
                return true;
            }
        }
        return false;
    }

    private static ApiResponse answer(String description) {
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))));
    }

    private static Schema<?> problem() {
        Schema<?> problem = new Schema<>().types(Set.of("object"));
        problem.addProperty("type", string("urn:duly:problem:<kebab-case>, stable"));
        problem.addProperty("title", string("What is wrong, the same for every occurrence"));
        problem.addProperty("status", new Schema<>().types(Set.of("integer")));
        problem.addProperty("detail", string("What is wrong here and what to do"));
        problem.addProperty("field", string("The parameter at fault, if it is a parameter's fault"));
        problem.setRequired(List.of("type", "title", "status", "detail"));
        return problem;
    }

    private static Schema<?> string(String description) {
        return new Schema<>().types(Set.of("string")).description(description);
    }
}
