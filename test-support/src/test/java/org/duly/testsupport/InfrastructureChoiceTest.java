package org.duly.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.duly.testsupport.FakeDocker.Pulls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The choice is made once per JVM, so each test gives a JVM of its own a Docker engine to find. */
class InfrastructureChoiceTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final List<String> BOTH_IMAGES =
            List.of(ContainerPostgresBackend.IMAGE, ContainerKafkaBackend.IMAGE);

    @TempDir
    Path directory;

    @Test
    void containers_where_an_engine_has_their_images() {
        try (FakeDocker docker = new FakeDocker(BOTH_IMAGES, Pulls.ARE_REFUSED)) {
            assertThat(choice(docker.address(), true))
                    .isEqualTo("testcontainers (Docker answers and has their images)");
            assertThat(docker.pulled()).isEmpty();
        }
    }

    @Test
    void containers_where_the_missing_images_can_be_pulled() {
        try (FakeDocker docker = new FakeDocker(List.of(ContainerKafkaBackend.IMAGE), Pulls.SUCCEED)) {
            assertThat(choice(docker.address(), true)).startsWith("testcontainers");
            assertThat(docker.pulled()).containsExactly(ContainerPostgresBackend.IMAGE);
        }
    }

    @Test
    void embedded_when_a_pull_is_refused_which_is_not_tried_again() {
        try (FakeDocker docker = new FakeDocker(List.of(), Pulls.ARE_REFUSED)) {
            assertThat(choice(docker.address(), true))
                    .startsWith("embedded (Docker at " + docker.address() + " cannot run them: no postgres:18")
                    .contains("the registry cannot be reached");
            assertThat(docker.pulled()).containsExactly(ContainerPostgresBackend.IMAGE);
        }
    }

    @Test
    void embedded_when_a_pull_does_not_end_in_time() {
        try (FakeDocker docker = new FakeDocker(List.of(), Pulls.NEVER_END)) {
            assertThat(choice(docker.address(), true, "-Dduly.test.images-limit=2"))
                    .isEqualTo("embedded (Docker at " + docker.address() + " did not get the images within 2 s)");
        }
    }

    @Test
    void embedded_when_the_image_that_clears_up_cannot_be_had() {
        try (FakeDocker docker = new FakeDocker(BOTH_IMAGES, Pulls.ARE_REFUSED)) {
            assertThat(choice(docker.address(), false, "-Dduly.test.images-limit=4"))
                    .startsWith("embedded (Docker at " + docker.address());
            assertThat(docker.pulled()).isNotEmpty().allMatch(image -> image.contains("ryuk"));
        }
    }

    @Test
    void embedded_when_the_engine_is_silent() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertThat(choice("tcp://127.0.0.1:" + silent.getLocalPort(), true, "-Dduly.test.answer-limit=2"))
                    .isEqualTo("embedded (Docker did not answer within 2 s)");
        }
    }

    @Test
    void containers_that_were_asked_for_and_cannot_run_are_an_error() {
        try (FakeDocker docker = new FakeDocker(List.of(), Pulls.ARE_REFUSED);
                JavaProcess chooser = chooser(docker.address(), true, "-Dduly.test.infrastructure=testcontainers")) {
            assertThat(chooser.awaitExit(LIMIT)).isNotZero();
            assertThat(chooser.output())
                    .anyMatch(line -> line.contains("testcontainers was asked for, but Docker at " + docker.address()
                            + " cannot run them: no postgres:18"))
                    .noneMatch(line -> line.contains("for these tests:"));
        }
    }

    @Test
    void embedded_as_asked_does_not_look_for_an_engine() {
        try (FakeDocker docker = new FakeDocker(BOTH_IMAGES, Pulls.SUCCEED)) {
            assertThat(choice(docker.address(), true, "-Dduly.test.infrastructure=embedded"))
                    .isEqualTo("embedded (as asked)");
        }
    }

    @Test
    void one_jvm_decides_for_its_whole_build() {
        String sameBuild = "-Dduly.test.choice-file=" + directory.resolve("target/choice");
        try (FakeDocker docker = new FakeDocker(List.of(), Pulls.ARE_REFUSED)) {
            String first = choice(docker.address(), true, sameBuild);
            String second = choice(docker.address(), true, sameBuild);

            assertThat(second).isEqualTo(first).startsWith("embedded");
            assertThat(docker.pulled()).hasSize(1);
        }
    }

    private String choice(String dockerHost, boolean nothingClearsUp, String... options) {
        try (JavaProcess chooser = chooser(dockerHost, nothingClearsUp, options)) {
            String line = chooser.awaitLine(printed -> printed.contains("for these tests:"), LIMIT);
            assertThat(chooser.awaitExit(LIMIT)).isZero();
            return line.replaceFirst(".*for these tests: ", "");
        }
    }

    /** The folder of its own keeps it from what Testcontainers knows about this machine's user. */
    private JavaProcess chooser(String dockerHost, boolean nothingClearsUp, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "-Duser.home=" + directory));
        // On a busy machine the engine that should answer may need more than the few seconds it has by itself.
        command.add("-Dduly.test.answer-limit=50");
        command.addAll(List.of(options));
        command.add(Chooser.class.getName());
        ProcessBuilder program = new ProcessBuilder(command);
        program.environment().put("DOCKER_HOST", dockerHost);
        program.environment().put("TESTCONTAINERS_RYUK_DISABLED", Boolean.toString(nothingClearsUp));
        return JavaProcess.start(program);
    }

    static final class Chooser {
        private Chooser() {}

        public static void main(String[] arguments) {
            TestInfrastructure.chosen();
        }
    }
}
