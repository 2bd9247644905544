package org.duly.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.time.InstantSource;
import java.util.List;
import org.duly.benchmarks.Load.Outcome;
import org.duly.command.handling.AxonCommandDispatcher;
import org.duly.command.handling.CommandDispatcher;
import org.duly.command.handling.LogEventStore;
import org.duly.command.handling.Request;
import org.duly.command.log.LogIdentity;
import org.duly.command.log.PostgresEventLog;
import org.duly.events.EventCodec;

/** Commands through Axon's gateway onto our log, beside stock Axon with its JDBC engine. */
final class CommandBenchmark {
    private static final String NAME = "duly.benchmarks/commands";
    private static final int ROUNDS = 3;
    private static final int CONNECTIONS = 20;
    private static final String TEXT = "People said what they think of it. ".repeat(3);
    private static final int SHARED = 100;
    private static final long CHANGES = 20_000; // the same for all: what loads a stream gets slower as it grows
    private static final int LONG_STREAM = 1_000;

    private final CommandDispatcher ours;
    private final PostgresEventLog log;
    private final StockAxon stock;
    private final StockAxon stockCached;
    private int runs;

    private CommandBenchmark(PostgresEventLog log, HikariDataSource pool) {
        InstantSource clock = InstantSource.system();
        this.log = log;
        this.ours = new AxonCommandDispatcher(
                log, new LogEventStore(log, new EventCodec(), clock), clock, List.of(Dossiers.KIND));
        this.stock = new StockAxon(pool, false);
        this.stockCached = new StockAxon(pool, true);
    }

    static void run() throws Exception {
        Figures rates = new Figures("Commands through the Axon gateway", "commands/s");
        Figures tails = new Figures("One hot stream, 16 callers: how long a command took", "ms");
        try (Servers servers = new Servers();
                PostgresEventLog log =
                        PostgresEventLog.open(servers.log(), new LogIdentity(NAME, false), InstantSource.system());
                HikariDataSource pool = servers.ownerPool(CONNECTIONS)) {
            StockAxon.createSchema(pool);
            CommandBenchmark benchmark = new CommandBenchmark(log, pool);
            for (int round = -1; round < ROUNDS; round++) {
                benchmark.round(round < 0 ? new Figures("", "") : rates, round < 0 ? new Figures("", "") : tails);
            }
        }
        rates.print();
        rates.printRatio("ours, new streams, 64 callers", "stock, new streams, 64 callers", "3");
        rates.printRatio("ours, 100 streams, 64 callers", "stock, 100 streams, 64 callers", "10");
        rates.printRatio("ours, 100 streams, 64 callers", "stock with cache, 100 streams, 64 callers", "10");
        rates.printRatio("ours, 100 streams, 256 callers", "ours, 100 streams, 64 callers", "1");
        rates.printRatio("ours, one hot stream, 16 callers", "our log, 1 caller", "0.8");
        tails.print();
        tails.printRatio("p99", "p50", "at most 20");
    }

    private void round(Figures rates, Figures tails) throws Exception {
        String run = "run" + runs++;
        rates.add(
                "our log, 1 caller",
                Load.run(1, 3_000, (_, n) -> log.append(Envelopes.append(NAME, run, n)))
                        .perSecond());
        rates.add("ours, new streams, 64 callers", started(64, 40_000, run).perSecond());
        rates.add(
                "stock, new streams, 64 callers",
                Load.run(64, 15_000, (_, n) -> stock.send(new StockAxon.Start(run + "-" + n, TEXT)))
                        .perSecond());

        for (int item = 0; item < SHARED; item++) {
            ours.dispatch(request(run + "/shared/" + item), new Dossiers.Start(run + "-shared-" + item, TEXT));
            stock.send(new StockAxon.Start(run + "-shared-" + item, TEXT));
        }
        rates.add(
                "ours, 100 streams, 64 callers",
                changed(64, CHANGES, run + "-shared-", SHARED).perSecond());
        rates.add(
                "ours, 100 streams, 256 callers",
                changed(256, CHANGES, run + "-shared-", SHARED).perSecond());
        rates.add("stock, 100 streams, 64 callers", stock(stock, 64, CHANGES, run + "-shared-", SHARED));
        rates.add(
                "stock with cache, 100 streams, 64 callers", stock(stockCached, 64, CHANGES, run + "-shared-", SHARED));

        ours.dispatch(request(run + "/hot"), new Dossiers.Start(run + "-hot0", TEXT));
        changed(16, LONG_STREAM, run + "-hot", 1);
        Outcome hot = changed(16, 5_000, run + "-hot", 1);
        rates.add("ours, one hot stream, 16 callers", hot.perSecond());
        tails.add("p50", hot.p50Millis());
        tails.add("p99", hot.p99Millis());
        stock.send(new StockAxon.Start(run + "-hot0", TEXT));
        stock(stock, 1, LONG_STREAM, run + "-hot", 1);
        rates.add("stock, one hot stream, 16 callers", stock(stock, 16, 300, run + "-hot", 1));
        rates.add("stock with cache, one hot stream, 16 callers", stock(stockCached, 16, 300, run + "-hot", 1));
    }

    private Outcome started(int callers, long total, String run) throws Exception {
        return Load.run(
                callers,
                total,
                (_, n) -> ours.dispatch(request(run + "/start/" + n), new Dossiers.Start(run + "-" + n, TEXT)));
    }

    private Outcome changed(int callers, long total, String prefix, int streams) throws Exception {
        String batch = prefix + "/" + runs++ + "/";
        return Load.run(
                callers,
                total,
                (_, n) -> ours.dispatch(request(batch + n), new Dossiers.Change(prefix + n % streams, TEXT)));
    }

    private static double stock(StockAxon axon, int callers, long total, String prefix, int streams) throws Exception {
        return Load.run(callers, total, (_, n) -> axon.send(new StockAxon.Change(prefix + n % streams, TEXT)))
                .perSecond();
    }

    private static Request request(String commandId) {
        return new Request(
                "benchmark", "engagement-officer", null, commandId, Envelopes.utf8("digest"), commandId, null);
    }
}
