package org.duly.benchmarks;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.duly.benchmarks.Load.Outcome;

/**
 * Two instances of the command service, processes of their own, on one log. How many responses they log with every client at
 * one of them and with the clients shared out over both; how long until a response is published, sent to the instance that
 * publishes and to the other; and how long nothing is published when the instance that publishes is killed.
 */
final class InstancesBenchmark {
    private static final int CLIENTS = Integer.getInteger("clients", 32);
    private static final int COMMANDS = Integer.getInteger("commands", 8_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final int KILLS = Integer.getInteger("kills", 7);
    private static final int ONE_BY_ONE = 100;
    private static final String LOG = "duly.benchmarks/instances";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<CommandProcess> instances;
    private final Published published;
    private long commands;

    private InstancesBenchmark(Servers servers, Broker broker, Published published) {
        Map<String, String> settings = new HashMap<>(servers.commandSettings());
        settings.put("duly.log.name", LOG);
        settings.put("spring.kafka.bootstrap-servers", broker.bootstrapServers());
        this.instances = List.of(new CommandProcess(http, settings), new CommandProcess(http, settings));
        this.published = published;
    }

    static void run() throws Exception {
        try (Servers servers = new Servers();
                Broker broker = new Broker(servers.directory());
                Published published = new Published(broker)) {
            InstancesBenchmark benchmark = new InstancesBenchmark(servers, broker, published);
            try {
                benchmark.measure();
            } finally {
                for (CommandProcess instance : benchmark.instances) {
                    instance.close();
                }
            }
        }
    }

    private void measure() throws Exception {
        for (CommandProcess instance : instances) {
            instance.start();
        }
        OpenEngagement engagement = OpenEngagement.at(instances.getFirst().commands(), http);
        published.begin();
        throughput(engagement);
        untilPublished(engagement);
        failover(engagement);
    }

    private void throughput(OpenEngagement engagement) throws InterruptedException, ExecutionException {
        Figures figures = new Figures("Responses logged over HTTP by %d clients".formatted(CLIENTS), "commands/s");
        for (int round = -1; round < ROUNDS; round++) {
            for (int shared = 1; shared <= instances.size(); shared++) {
                Outcome outcome = load(engagement, shared);
                if (round >= 0) {
                    figures.add(shared == 1 ? "one instance" : "two instances", outcome.perSecond());
                    figures.add(
                            shared == 1 ? "one instance, p99 (ms)" : "two instances, p99 (ms)", outcome.p99Millis());
                }
            }
        }
        figures.print();
        figures.printRatio("two instances", "one instance", "none");
    }

    private Outcome load(OpenEngagement engagement, int shared) throws InterruptedException, ExecutionException {
        long before = commands;
        commands += COMMANDS;
        return Load.run(
                CLIENTS,
                COMMANDS,
                (client, number) ->
                        engagement.respond(instances.get(client % shared).commands(), "load-" + (before + number)));
    }

    private void untilPublished(OpenEngagement engagement) throws IOException, InterruptedException {
        Figures figures = new Figures("One command at a time, until it is published", "ms");
        CommandProcess publisher = publisher();
        for (CommandProcess instance : List.of(publisher, other(publisher))) {
            String which = instance == publisher ? "to the instance that publishes" : "to the other instance";
            Histogram millis = new Histogram(3);
            for (int number = 0; number < ONE_BY_ONE; number++) {
                long began = System.nanoTime();
                published.await(respond(engagement, instance));
                millis.recordValue((System.nanoTime() - began) / 1_000);
            }
            figures.add(which + ", p50", millis.getValueAtPercentile(50) / 1e3);
            figures.add(which + ", p99", millis.getValueAtPercentile(99) / 1e3);
        }
        figures.print();
    }

    private void failover(OpenEngagement engagement) throws IOException, InterruptedException {
        Figures figures = new Figures("The instance that publishes is killed, %d times".formatted(KILLS), "s");
        for (int kill = 0; kill < KILLS; kill++) {
            CommandProcess publisher = publisher();
            long began = System.nanoTime();
            publisher.kill();
            long position = respond(engagement, other(publisher));
            figures.add("until the other instance took a command", (System.nanoTime() - began) / 1e9);
            published.await(position);
            figures.add("until that was published", (System.nanoTime() - began) / 1e9);
            publisher.close();
            publisher.start();
        }
        figures.print();
    }

    private long respond(OpenEngagement engagement, CommandProcess instance) throws IOException, InterruptedException {
        return engagement
                .respond(instance.commands(), "one-" + commands++)
                .path("position")
                .asLong();
    }

    private CommandProcess publisher() throws IOException, InterruptedException {
        while (true) {
            for (CommandProcess instance : instances) {
                if (instance.publishes()) {
                    return instance;
                }
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private CommandProcess other(CommandProcess instance) {
        return instances.get(1 - instances.indexOf(instance));
    }
}
