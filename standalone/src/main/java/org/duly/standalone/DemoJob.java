package org.duly.standalone;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.duly.command.CommandSettings;
import org.duly.command.log.LogIdentity;
import org.duly.embedded.Ports;
import org.duly.platform.database.Database;
import org.duly.platform.database.DatabaseUnavailableException;
import org.duly.standalone.demo.DemoLoader;
import org.duly.standalone.demo.SimulatedClock;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.config.ConfigDataException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Loads the demo into a PostgreSQL and a Kafka that run elsewhere, and ends: both services run in this process meanwhile,
 * on the demo's clock. They take the settings that they take anywhere, from the environment and each from a folder of
 * secrets. What comes after the demo is recorded by services on the machine's clock.
 */
final class DemoJob {
    private static final String DETAILS = "what was logged above";

    private final Map<String, String> ofCommand;
    private final Map<String, String> ofQuery;
    private final Progress progress;
    private final long begun = System.nanoTime();

    /**
     * A job that has not begun.
     *
     * @param commandSecrets a folder whose files are settings of the command service, each named as its property
     * @param querySecrets a folder whose files are settings of the query service
     */
    DemoJob(Path commandSecrets, Path querySecrets, Progress progress) {
        this.ofCommand = settingsIn(commandSecrets);
        this.ofQuery = settingsIn(querySecrets);
        this.progress = progress;
    }

    /**
     * Returns once the log holds all of the demo and the queries show it. Repeated, it loads what is missing.
     *
     * @return the id of the engagement to look at first
     * @throws LaunchFailure when the log may not have the demo, and nothing is changed then; or when loading fails
     */
    String load() {
        CommandSettings.Log settings = Binder.get(environmentOf("command-service", ofCommand))
                .bindOrCreate("duly", CommandSettings.class)
                .log();
        LogIdentity log = requireSimulated(new LogIdentity(settings.name(), settings.simulated()));
        DemoSoFar found = demoSoFar(settings.database(), log);
        progress.say("Duly, the demo in the log " + log.name());
        if (found.engagement() != null) {
            progress.say("  it is there already");
            return found.engagement();
        }
        return loadRest(found.lastRecorded() == null ? Instant.EPOCH : found.lastRecorded());
    }

    private String loadRest(Instant from) {
        SimulatedClock clock = new SimulatedClock(from);
        try (ServicePair services = new ServicePair(Ports.free(), Ports.free(), progress)) {
            // Told to end, it leaves the consumer group, which else would wait for it.
            Runtime.getRuntime().addShutdownHook(new Thread(services::close, "duly-end"));
            services.start(ofCommand, ofQuery, clock, DETAILS);
            String engagement = services.loadDemo(clock, "Repeated, this goes on where it stopped");
            progress.done("loaded", Duration.ofNanos(System.nanoTime() - begun), "until " + DemoLoader.storyEnds());
            return engagement;
        } catch (RuntimeException failure) {
            throw LaunchFailure.ofTheStart(failure, DETAILS);
        }
    }

    private static LogIdentity requireSimulated(LogIdentity log) {
        if (!log.simulated()) {
            throw new LaunchFailure("a demo goes into a log of its own, whose clock is simulated, and '" + log.name()
                    + "' is none. Set duly.log.name and duly.log.simulated=true, here and for the command service"
                    + " (with Compose: cp compose/demo.env .env)");
        }
        return log;
    }

    private static DemoSoFar demoSoFar(Database database, LogIdentity log) {
        try (Connection connection = database.connect()) {
            return DemoSoFar.in(connection, log);
        } catch (DatabaseUnavailableException unavailable) {
            throw new LaunchFailure("what the log holds cannot be read: " + unavailable.getMessage(), unavailable);
        } catch (SQLException e) {
            throw new IllegalStateException("what the log holds cannot be read", e);
        }
    }

    private static Map<String, String> settingsIn(Path secrets) {
        return Map.of("spring.config.import", "configtree:" + secrets.toAbsolutePath() + "/");
    }

    /** What a service of that name will see. */
    private static ConfigurableEnvironment environmentOf(String service, Map<String, String> settings) {
        ConfigurableEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("settings", Map.copyOf(settings)));
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("service", Map.of("spring.config.name", service)));
        try {
            ConfigDataEnvironmentPostProcessor.applyTo(environment);
        } catch (ConfigDataException e) {
            throw new LaunchFailure("the settings cannot be read: " + e.getMessage(), e);
        }
        ConfigurationPropertySources.attach(environment);
        return environment;
    }
}
