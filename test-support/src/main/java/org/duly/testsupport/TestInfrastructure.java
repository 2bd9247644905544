package org.duly.testsupport;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.utility.DockerImageName;

/**
 * Where the tests' servers run: in this JVM or in containers. {@code -Dduly.test.infrastructure=embedded} or {@code
 * =testcontainers} decides; without it, containers are used when a Docker engine answers and has, or can pull, their
 * images.
 */
enum TestInfrastructure {
    EMBEDDED,
    TESTCONTAINERS;

    private static final Logger LOG = LoggerFactory.getLogger(TestInfrastructure.class);
    private static final TestInfrastructure CHOSEN = choose();

    static TestInfrastructure chosen() {
        return CHOSEN;
    }

    private static TestInfrastructure choose() {
        String asked = System.getProperty("duly.test.infrastructure", "").strip();
        TestInfrastructure chosen;
        if (asked.isEmpty()) {
            chosen = containersCanRun() ? TESTCONTAINERS : EMBEDDED;
        } else {
            chosen = valueOf(asked.toUpperCase(Locale.ROOT));
        }
        LOG.info("PostgreSQL and Kafka for these tests: {}", chosen.name().toLowerCase(Locale.ROOT));
        return chosen;
    }

    /** Testcontainers' own search takes seconds and prints a page when there is no engine, so it is asked last. */
    private static boolean containersCanRun() {
        boolean likely = System.getenv("DOCKER_HOST") != null
                || Files.exists(Path.of("/var/run/docker.sock"))
                || Files.exists(Path.of(System.getProperty("user.home"), ".docker", "run", "docker.sock"));
        return likely && dockerAnswers() && imagesCanBeHad();
    }

    private static boolean dockerAnswers() {
        try {
            return DockerClientFactory.instance().isDockerAvailable();
        } catch (RuntimeException failed) {
            LOG.warn("Docker was found, but Testcontainers cannot work with it: {}", failed.getMessage());
            return false;
        }
    }

    private static boolean imagesCanBeHad() {
        try {
            for (String image : List.of(ContainerPostgresBackend.IMAGE, ContainerKafkaBackend.IMAGE)) {
                new RemoteDockerImage(DockerImageName.parse(image)).get();
            }
            return true;
        } catch (RuntimeException failed) {
            LOG.warn("Docker was found, but an image cannot be had: {}", failed.getMessage());
            return false;
        }
    }
}
