package org.duly.testsupport;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the tests' servers run, and why. {@code -Dduly.test.infrastructure=embedded} or {@code =testcontainers} decides,
 * and containers that were asked for but cannot run are an error. Without it, containers are used when a Docker engine
 * answers within {@code -Dduly.test.answer-limit} seconds (5) and has their images, or gets them within
 * {@code -Dduly.test.images-limit} seconds (60).
 *
 * @param reason for a reader of the build's output
 */
record InfrastructureChoice(TestInfrastructure infrastructure, String reason) {
    private static final Logger LOG = LoggerFactory.getLogger(InfrastructureChoice.class);
    private static final int IMAGES_LIMIT_BY_ITSELF = 60;
    private static final int IMAGES_LIMIT_WHEN_ASKED = 600;

    /** @throws IllegalStateException when containers were asked for and cannot run */
    static InfrastructureChoice make() {
        String asked = System.getProperty("duly.test.infrastructure", "").strip();
        InfrastructureChoice choice = switch (asked.toLowerCase(Locale.ROOT)) {
            case "" -> ofThisBuild();
            case "embedded" -> new InfrastructureChoice(TestInfrastructure.EMBEDDED, "as asked");
            case "testcontainers" -> containersAsAsked();
            default ->
                throw new IllegalArgumentException(
                        "duly.test.infrastructure is embedded or testcontainers, not " + asked);
        };
        LOG.info(
                "PostgreSQL and Kafka for these tests: {} ({})",
                choice.infrastructure.name().toLowerCase(Locale.ROOT),
                choice.reason);
        return choice;
    }

    private static InfrastructureChoice containersAsAsked() {
        Optional<String> obstacle = ContainerCheck.obstacle(imagesLimit(IMAGES_LIMIT_WHEN_ASKED));
        if (obstacle.isPresent()) {
            throw new IllegalStateException(
                    "-Dduly.test.infrastructure=testcontainers was asked for, but " + obstacle.get());
        }
        return new InfrastructureChoice(TestInfrastructure.TESTCONTAINERS, "as asked");
    }

    private static InfrastructureChoice byItself() {
        return ContainerCheck.obstacle(imagesLimit(IMAGES_LIMIT_BY_ITSELF))
                .map(obstacle -> new InfrastructureChoice(TestInfrastructure.EMBEDDED, obstacle))
                .orElseGet(() -> new InfrastructureChoice(
                        TestInfrastructure.TESTCONTAINERS, "Docker answers and has their images"));
    }

    private static Duration imagesLimit(int seconds) {
        return Duration.ofSeconds(Integer.getInteger("duly.test.images-limit", seconds));
    }

    /**
     * The build names a file of its own, so that one test JVM decides for all: waiting for images that never come would
     * otherwise be repeated in every module.
     */
    private static InfrastructureChoice ofThisBuild() {
        String file = System.getProperty("duly.test.choice-file");
        if (file == null) {
            return byItself();
        }
        Path path = Path.of(file);
        try {
            if (Files.exists(path)) {
                List<String> lines = Files.readAllLines(path);
                return new InfrastructureChoice(TestInfrastructure.valueOf(lines.get(0)), lines.get(1));
            }
            InfrastructureChoice choice = byItself();
            Files.createDirectories(path.toAbsolutePath().getParent());
            Path written = Files.createTempFile(path.toAbsolutePath().getParent(), "choice", null);
            Files.write(written, List.of(choice.infrastructure.name(), choice.reason));
            Files.move(written, path, ATOMIC_MOVE);
            return choice;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
