package org.duly.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.duly.testsupport.JavaProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class LauncherTest {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @Test
    void a_response_outlasts_a_stop_and_a_kill() throws Exception {
        Installation duly = new Installation(directory.resolve("data"));
        String engagement;

        try (JavaProcess first = duly.up("start")) {
            engagement = logOneResponse(duly);
            assertThat(received(duly, engagement)).isEqualTo(1);

            assertThat(duly.run("status")).satisfies(status -> {
                assertThat(status.exitCode()).isZero();
                assertThat(status.output()).contains(Long.toString(first.pid()), duly.ports.commandUrl());
            });
            try (JavaProcess second = duly.launch("start")) {
                assertThat(second.awaitExit(STOP_LIMIT)).isEqualTo(Duly.FAILED);
                assertThat(second.output()).anyMatch(line -> line.contains("already runs"));
            }

            assertThat(duly.run("stop").exitCode()).isZero();
            first.awaitExit(STOP_LIMIT);
            assertThat(duly.folder.resolve("postgres").resolve("postmaster.pid"))
                    .doesNotExist();
            assertThat(duly.run("status").exitCode()).isEqualTo(StatusCommand.NOT_RUNNING);
        }
        try (JavaProcess killed = duly.up("start")) {
            assertThat(received(duly, engagement)).isEqualTo(1);
            killed.kill();
        }
        try (JavaProcess afterTheKill = duly.up("start")) {
            assertThat(received(duly, engagement)).isEqualTo(1);
            afterTheKill.terminate();
            afterTheKill.awaitExit(STOP_LIMIT);
        }
        assertThat(duly.folder.resolve("postgres").resolve("postmaster.pid")).doesNotExist();
        assertThatSecretsAreTheOwnersAlone(duly);
    }

    @Test
    void a_taken_port_is_named_with_the_option_that_changes_it() throws Exception {
        Installation duly = new Installation(directory.resolve("data"));
        try (ServerSocket taken = new ServerSocket(duly.ports.query(), 1, InetAddress.ofLiteral("127.0.0.1"));
                JavaProcess refused = duly.launch("start")) {
            assertThat(refused.awaitExit(STOP_LIMIT)).isEqualTo(Duly.FAILED);

            assertThat(refused.output())
                    .anyMatch(line ->
                            line.contains(Integer.toString(taken.getLocalPort())) && line.contains(PortOptions.QUERY));
        }
    }

    @Test
    void a_demo_stays_out_of_a_real_log() {
        Installation duly = new Installation(directory.resolve("data"));
        DataFolder folder = new DataFolder(duly.folder);
        folder.prepare();
        folder.identify(FolderIdentity.fresh(LogKind.REAL));

        Installation.Result demo = duly.run("demo");

        assertThat(demo.exitCode()).isEqualTo(Duly.FAILED);
        assertThat(demo.output()).contains("real log", "--data");
    }

    @Test
    void a_folder_of_something_else_is_left_alone() throws Exception {
        Path documents = Files.createDirectory(directory.resolve("documents"));
        Files.writeString(documents.resolve("letter.txt"), "Dear Sir or Madam");

        Installation.Result start = new Installation(documents).run("start");

        assertThat(start.exitCode()).isEqualTo(Duly.FAILED);
        assertThat(start.output()).contains("is not empty");
        try (Stream<Path> content = Files.list(documents)) {
            assertThat(content).containsExactly(documents.resolve("letter.txt"));
        }
    }

    @Test
    void stopping_what_does_not_run_is_no_error() {
        Installation duly = new Installation(directory.resolve("nothing"));

        assertThat(duly.run("stop").exitCode()).isZero();
        assertThat(duly.run("status").exitCode()).isEqualTo(StatusCommand.NOT_RUNNING);
    }

    private static String logOneResponse(Installation duly) throws Exception {
        try (Api api = new Api(duly.ports)) {
            String engagement =
                    api.post("/engagements", "application/json", """
                            {"plan": {"title": "Bus routes", "kind": "PUBLIC_CONSULTATION", "ownerBodies": ["council"],
                              "purpose": "To hear what people think of the new routes.",
                              "proposals": [{"id": "P1", "title": "Two new routes"}],
                              "questions": [{"id": "Q1", "text": "What do you think?", "proposalId": "P1"}],
                              "stakeholderGroups": [{"id": "public", "name": "The public", "primary": true}],
                              "channels": [{"channel": "EMAIL", "address": "buses@example.org", "receivingBody": "council"}],
                              "latePolicy": "RULE_EACH", "countingPolicy": "EACH_ITEM"}}
                            """).path("id").asString();
            String address = "/engagements/" + engagement;
            api.post(
                    address + "/documents?documentId=routes&title=Routes&format=STANDARD", "text/plain", "Two routes.");
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            api.post(address + "/open", "application/json", """
                            {"opensAt": "%s", "closesAt": "%s", "timeZone": "Europe/London"}
                            """.formatted(now, now.plus(Duration.ofDays(30))));
            api.post(address + "/responses", "application/json", """
                            {"channel": "EMAIL", "receivingBody": "council", "receivedAt": "%s",
                              "respondentKind": "INDIVIDUAL", "stakeholderGroup": "public",
                              "consent": {"publication": "NOT_STATED", "mayContact": false},
                              "respondentName": "Synthetic respondent",
                              "answers": [{"questionId": "Q1", "text": "More buses, please."}]}
                            """.formatted(now));
            return engagement;
        }
    }

    private static long received(Installation duly, String engagement) throws Exception {
        try (Api api = new Api(duly.ports)) {
            JsonNode[] status = new JsonNode[1];
            await().ignoreExceptions().until(() -> {
                status[0] = api.get("/engagements/" + engagement + "/status");
                return status[0].path("responses").path("received").asLong() > 0;
            });
            return status[0].path("responses").path("received").asLong();
        }
    }

    private static void assertThatSecretsAreTheOwnersAlone(Installation duly) throws Exception {
        DataFolder folder = new DataFolder(duly.folder);
        for (Path secret : new Path[] {folder.masterKey(), folder.passwords()}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                    .isEqualTo("rw-------");
        }
    }
}
