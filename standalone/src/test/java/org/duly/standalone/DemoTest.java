package org.duly.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.duly.testsupport.JavaProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DemoTest {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @Test
    void the_demo_tells_its_story_once() throws Exception {
        Installation duly = new Installation(directory.resolve("data"));
        JsonNode first;
        try (JavaProcess process = duly.up("demo")) {
            first = status(duly);
            process.terminate();
            process.awaitExit(STOP_LIMIT);
        }
        JsonNode again;
        try (JavaProcess process = duly.up("demo")) {
            again = status(duly);
            process.terminate();
            process.awaitExit(STOP_LIMIT);
        }

        assertThat(first.path("phase").asString()).isEqualTo("CLOSED");
        assertThat(first.path("now").asString()).startsWith("2019-12-");
        assertThat(count(first, "received")).isEqualTo(81);
        assertThat(count(first, "counted")).isEqualTo(75);
        // A duplicate, an advertisement, one about parking, and one that was withdrawn.
        assertThat(count(first, "excluded")).isEqualTo(4);
        assertThat(count(first, "pending")).isEqualTo(2);
        assertThat(count(first, "late")).isEqualTo(1);
        assertThat(count(first, "campaigns")).isEqualTo(1);
        assertThat(first.path("silentGroups"))
                .extracting(group -> group.path("id").asString())
                .containsExactly("other-nhs");
        // The README shows the position after it.
        assertThat(first.path("appliedPosition").asLong()).isEqualTo(219);
        assertThat(again.path("appliedPosition")).isEqualTo(first.path("appliedPosition"));
        assertThat(again.path("responses")).isEqualTo(first.path("responses"));
    }

    private static JsonNode status(Installation duly) throws Exception {
        try (Api api = new Api(duly.ports)) {
            JsonNode engagements = api.get("/engagements").path("items");
            assertThat(engagements).hasSize(1);
            return api.get("/engagements/" + engagements.get(0).path("id").asString() + "/status");
        }
    }

    private static long count(JsonNode status, String name) {
        return status.path("responses").path(name).asLong(-1);
    }
}
