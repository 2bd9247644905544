package org.duly.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.duly.testsupport.Verifier;
import org.duly.testsupport.Verifier.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a visitor can check of the demo without it: a bundle in an empty folder, with a JDK alone. */
interface DisclosureOfTheDemo {
    Api api();

    /** The address of the engagement on commissioning. */
    String arrangements() throws Exception;

    @Test
    default void what_a_decision_rests_on_can_be_checked_in_an_empty_folder(@TempDir Path folder) throws Exception {
        Path bundle = Files.write(folder.resolve("bundle.zip"), api().bundle("DECISION", takenAgain()));
        Verdict verdict = Verifier.launch(folder, "bundle.zip");
        assertThat(verdict.isValid()).as(verdict.said()).isTrue();

        String altered = flipOneByteOfOneEvent(bundle);
        Verdict next = Verifier.launch(folder, "bundle.zip");
        assertThat(next.exitCode()).isEqualTo(1);
        assertThat(next.said()).contains("FAILS " + altered + ": is not what the log has", "NOT VALID");
    }

    @Test
    default void everything_about_an_engagement_can_be_checked(@TempDir Path folder) throws Exception {
        String id = arrangements().substring("/engagements/".length());
        Files.write(folder.resolve("bundle.zip"), api().bundle("ENGAGEMENT", id));
        Verdict verdict = Verifier.launch(folder, "bundle.zip");
        assertThat(verdict.isValid()).as(verdict.said()).isTrue();
    }

    @Test
    default void that_a_committee_was_given_a_bundle_is_on_the_record() throws Exception {
        String scope = arrangements().replace("/engagements/", "engagement/");
        JsonNode issued = GovernanceOfTheDemo.trail(api(), scope).stream()
                .filter(entry -> entry.path("type").asString().endsWith(".disclosure-bundle-issued.v1"))
                .map(entry -> entry.path("event").path("data"))
                .toList()
                .getFirst();
        assertThat(issued.path("recipient").asString()).isEqualTo("illustrative-health-scrutiny");
        assertThat(issued.at("/subject/id").asString()).isEqualTo(takenAgain());
        assertThat(issued.path("manifestSha256").asString()).hasSize(64);
    }

    /** The id of Southdown's second decision. */
    private String takenAgain() throws Exception {
        return api().get("/bodies/illustrative-southdown-ccg/decisions")
                .path("items")
                .valueStream()
                .filter(decision -> decision.path("title").asString().endsWith("taken again"))
                .map(decision -> decision.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private static String flipOneByteOfOneEvent(Path bundle) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + bundle.toUri()), Map.of());
                Stream<Path> events = Files.list(zip.getPath("events"))) {
            List<Path> all = events.sorted().toList();
            Path one = all.get(all.size() / 2);
            byte[] content = Files.readAllBytes(one);
            content[content.length / 2] ^= 1;
            Files.write(one, content);
            return one.toString();
        }
    }
}
