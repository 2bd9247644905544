package org.duly.testsupport;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/**
 * Whether the tests' containers can run here. Testcontainers alone tries for minutes to pull an image that cannot be
 * had; here every step is bounded, and a pull that is refused is not tried again.
 */
final class ContainerCheck {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerCheck.class);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(Integer.getInteger("duly.test.answer-limit", 5));

    private ContainerCheck() {}

    /**
     * Says why the containers cannot run; empty when they can, their images then being here.
     *
     * @param imagesLimit how long it may take until all images are here
     */
    static Optional<String> obstacle(Duration imagesLimit) {
        if (!engineIsLikely()) {
            return Optional.of("no Docker engine was found");
        }
        TransportConfig engine;
        try {
            // Finds the engine as Testcontainers does, and asks it for its description.
            engine = within(ANSWER_LIMIT, DockerClientFactory.instance()::getTransportConfig);
        } catch (TimeoutException slow) {
            return Optional.of("Docker did not answer within %d s".formatted(ANSWER_LIMIT.toSeconds()));
        } catch (ExecutionException failed) {
            return Optional.of("Docker did not answer: " + messageOf(failed));
        }
        URI address = engine.getDockerHost();
        try {
            return within(imagesLimit, () -> imagesAreHere(engine));
        } catch (TimeoutException slow) {
            return Optional.of(
                    "Docker at %s did not get the images within %d s".formatted(address, imagesLimit.toSeconds()));
        } catch (ExecutionException failed) {
            return Optional.of("Docker at %s cannot run them: %s".formatted(address, messageOf(failed)));
        }
    }

    /** Testcontainers prints a page when there is no engine, so it is asked only where there may be one. */
    private static boolean engineIsLikely() {
        return System.getenv("DOCKER_HOST") != null
                || Stream.of(
                                Path.of("/var/run/docker.sock"),
                                Path.of(System.getProperty("user.home"), ".docker", "run", "docker.sock"),
                                Path.of(System.getenv().getOrDefault("XDG_RUNTIME_DIR", "/nowhere"), "docker.sock"))
                        .anyMatch(Files::exists);
    }

    private static Optional<String> imagesAreHere(TransportConfig engine) throws InterruptedException {
        try (DockerClient client = DockerClientProviderStrategy.getClientForConfig(engine)) {
            for (String image : List.of(ContainerPostgresBackend.IMAGE, ContainerKafkaBackend.IMAGE)) {
                DockerImageName name = ImageNameSubstitutor.instance().apply(DockerImageName.parse(image));
                if (!isHere(client, name)) {
                    LOG.info("Docker has no {} yet, it is pulled", name);
                    pull(client, name);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Starts the container that clears up after this JVM, unless that is turned off. It has an image of its own.
        DockerClientFactory.instance().client();
        return Optional.empty();
    }

    private static boolean isHere(DockerClient client, DockerImageName name) {
        try {
            client.inspectImageCmd(name.asCanonicalNameString()).exec();
            return true;
        } catch (NotFoundException absent) {
            return false;
        }
    }

    private static void pull(DockerClient client, DockerImageName name) throws InterruptedException {
        try {
            client.pullImageCmd(name.getUnversionedPart())
                    .withTag(name.getVersionPart())
                    .exec(new PullImageResultCallback())
                    .awaitCompletion();
        } catch (RuntimeException refused) {
            throw new IllegalStateException("no " + name + ", and pulling it failed: " + refused.getMessage(), refused);
        }
    }

    /** A step that is late goes on in a thread of its own, which does not keep the JVM from ending. */
    private static <T> T within(Duration limit, Callable<T> step) throws TimeoutException, ExecutionException {
        FutureTask<T> task = new FutureTask<>(step);
        Thread.ofPlatform().daemon().name("docker-check").start(task);
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking for Docker", e);
        } finally {
            task.cancel(true);
        }
    }

    private static String messageOf(ExecutionException failed) {
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        return String.valueOf(cause.getMessage()).strip().replaceAll("\\s+", " ");
    }
}
