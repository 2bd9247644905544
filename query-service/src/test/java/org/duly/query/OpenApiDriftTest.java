package org.duly.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.media.StringSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.duly.query.testing.QueryService;
import org.duly.query.testing.TestVault;
import org.duly.query.web.ReadAfter;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestKafka;
import org.duly.testsupport.TestPostgres;
import org.junit.jupiter.api.Test;
import org.springdoc.core.utils.SpringDocUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The checked-in description is what the endpoints are. */
class OpenApiDriftTest {
    private static final Path CHECKED_IN = Path.of("src/main/resources/org/duly/query/web/openapi.json");
    private static final Path AS_BUILT = Path.of("target/openapi.json");

    @Test
    void the_checked_in_description_is_that_of_the_endpoints() throws IOException {
        SpringDocUtils.getConfig()
                .replaceWithSchema(ReadAfter.class, new StringSchema().example("duly.example.nhs.uk/main@42"))
                .addSimpleTypesForParameterObject(ReadAfter.class);
        TestDatabases databases = TestPostgres.shared().freshDatabases();
        TestKafka kafka = TestKafka.shared();
        try (TestVault vault = new TestVault(databases)) {
            Map<String, Object> settings = QueryService.settings(
                    databases, vault, kafka.bootstrapServers(), kafka.newTopic(kafka.freshTopicName("openapi"), 1));
            settings.put("springdoc.api-docs.version", "openapi_3_1");
            settings.put("springdoc.writer-with-order-by-keys", "true");
            settings.put("springdoc.default-flat-param-object", "true");
            try (QueryService service = QueryService.start(settings)) {
                JsonNode built = withoutPort(service.get("/v3/api-docs"));
                Files.writeString(
                        AS_BUILT,
                        JsonMapper.builder()
                                        .enable(SerializationFeature.INDENT_OUTPUT)
                                        .build()
                                        .writeValueAsString(built)
                                + "\n");

                assertThat(service.get("/api/v1/openapi.json"))
                        .as("If the change is meant, copy " + AS_BUILT + " to " + CHECKED_IN)
                        .isEqualTo(built);
            }
        }
    }

    private static JsonNode withoutPort(JsonNode document) {
        ObjectNode fixed = (ObjectNode) document;
        fixed.remove("servers");
        fixed.putObject("info").put("title", "Duly query service").put("version", "v1");
        return fixed;
    }
}
