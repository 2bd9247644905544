package org.duly.standalone;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.duly.command.CommandServiceApplication;
import org.duly.query.QueryServiceApplication;
import org.duly.standalone.demo.DemoLoader;
import org.duly.standalone.demo.SimulatedClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Both services in this process, on 127.0.0.1 and with one clock. {@link #close} may come at any time, also while
 * {@link #start} is under way, and more than once.
 */
final class ServicePair implements AutoCloseable {
    private static final Duration HEALTHY_WITHIN = Duration.ofSeconds(60);
    private static final long HEALTH_POLL_MILLIS = 200;

    private final int commandPort;
    private final int queryPort;
    private final Progress progress;
    private volatile @Nullable ConfigurableApplicationContext command;
    private volatile @Nullable ConfigurableApplicationContext query;

    ServicePair(int commandPort, int queryPort, Progress progress) {
        this.commandPort = commandPort;
        this.queryPort = queryPort;
        this.progress = progress;
    }

    String commandUrl() {
        return PortNumbers.url(commandPort);
    }

    String queryUrl() {
        return PortNumbers.url(queryPort);
    }

    /**
     * Returns once both say that they are well.
     *
     * @param ofCommand the command service's settings but for where it listens
     * @param ofQuery the query service's, likewise
     * @param details where to look when one is not well
     * @throws LaunchFailure when one is not well within a minute
     */
    void start(Map<String, String> ofCommand, Map<String, String> ofQuery, InstantSource clock, String details) {
        Map<String, String> commandSettings = listening(ofCommand, commandPort);
        Map<String, String> querySettings = listening(ofQuery, queryPort);
        querySettings.put("duly.witness.log-url", commandUrl() + "/tlog");
        progress.step(
                "command service",
                commandUrl(),
                () -> command =
                        ServiceContext.start(CommandServiceApplication.builder(), commandSettings, "logClock", clock));
        progress.step(
                "query service",
                queryUrl(),
                () -> query =
                        ServiceContext.start(QueryServiceApplication.builder(), querySettings, "queryClock", clock));
        awaitHealth("The command service", commandUrl(), details);
        awaitHealth("The query service", queryUrl(), details);
    }

    /**
     * Tells the demo's story, or the rest of it.
     *
     * @param clock that the services were started with
     * @param advice what to try when a step is not taken
     * @return the id of the engagement to look at first
     * @throws LaunchFailure when a service does not take a step
     */
    String loadDemo(SimulatedClock clock, String advice) {
        long begun = System.nanoTime();
        try {
            String engagement = new DemoLoader(commandUrl(), queryUrl(), clock).load();
            progress.done(
                    "demo",
                    Duration.ofNanos(System.nanoTime() - begun),
                    "two engagements of 2019 and their programme, with synthetic responses");
            return engagement;
        } catch (IllegalStateException failure) {
            throw new LaunchFailure("the demo could not be loaded: " + failure.getMessage() + ". " + advice, failure);
        }
    }

    @Override
    public synchronized void close() {
        progress.stop("query service", query);
        query = null;
        progress.stop("command service", command);
        command = null;
    }

    private static Map<String, String> listening(Map<String, String> settings, int port) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.put("server.address", "127.0.0.1");
        all.put("server.port", Integer.toString(port));
        return all;
    }

    private static void awaitHealth(String service, String url, String details) {
        long deadline = System.nanoTime() + HEALTHY_WITHIN.toNanos();
        Health health = Health.of(url);
        while (health != Health.UP) {
            if (System.nanoTime() > deadline) {
                throw new LaunchFailure(
                        service + " " + health.words() + "; see " + url + "/actuator/health and " + details);
            }
            pause();
            health = Health.of(url);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(HEALTH_POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("interrupted", e);
        }
    }
}
