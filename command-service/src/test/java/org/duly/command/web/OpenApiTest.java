package org.duly.command.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The published description of the API is the API's. */
class OpenApiTest extends CommandServiceScenario {
    private static final Path PUBLISHED = Path.of("src/main/resources/org/duly/command/web/openapi.json");
    private static final String APPROVE = "duly.approve-openapi";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    @Test
    void the_checked_in_description_is_that_of_the_code() throws IOException {
        JsonNode actual = JSON.readTree(service.get("/v3/api-docs").body());
        assertThat(actual.required("openapi").stringValue()).startsWith("3.1");
        if (Boolean.getBoolean(APPROVE)) {
            // Through a map, so that keys are sorted and the next change is a small difference.
            Files.writeString(PUBLISHED, JSON.writeValueAsString(JSON.convertValue(actual, Object.class)) + "\n");
        }
        assertThat(JSON.readTree(Files.readAllBytes(PUBLISHED)))
                .as("The API changed. If that is meant, run this test with -D" + APPROVE
                        + "=true and check in the file.")
                .isEqualTo(actual);
    }

    @Test
    void the_description_is_served() throws IOException {
        var served = service.get("/api/v1/openapi.json");
        assertThat(served.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(served.body()).required("paths").size()).isGreaterThan(30);
    }
}
