package org.duly.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * The first page of the history of a body with {@code -Ddecisions} decisions (10,000) beside the SQL it needs, and the trace
 * from one decision back to {@code -Dresponses} responses (50,000): its first byte, all of it, and the heap on the way.
 */
final class GovernanceBenchmark {
    private static final int RESPONSES = Integer.getInteger("responses", 50_000);
    private static final int DECISIONS = Integer.getInteger("decisions", 10_000);
    private static final int QUESTIONS = Integer.getInteger("questions", 200);
    private static final int WARM_UP = 200;
    private static final int TRACES = 5;

    /** The page's entries of the index and its events, as the service asks for them. */
    private static final String PAGE = """
            SELECT position, bytes FROM read.archive WHERE log = ? AND stream = ANY (ARRAY(
                SELECT stream FROM read.governance_stream
                WHERE subject = ? AND log = ? AND kind = 'decision'
                ORDER BY happened_at DESC, position DESC LIMIT 51)) ORDER BY stream, stream_version
            """;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Governance governance;

    private GovernanceBenchmark(Governance governance) {
        this.governance = governance;
    }

    static void run() throws Exception {
        try (Governance governance = new Governance(RESPONSES, DECISIONS)) {
            GovernanceBenchmark benchmark = new GovernanceBenchmark(governance);
            System.out.printf(
                    Locale.ROOT,
                    "%n### First page (50) of %,d decisions%n%n| | p50 (ms) | p95 (ms) | max (ms) |%n| --- | ---: | ---: | ---: |%n",
                    DECISIONS);
            try (Connection connection = governance.superuser();
                    PreparedStatement select = connection.prepareStatement(PAGE)) {
                benchmark.measure("raw SQL, the same rows", () -> read(select));
            }
            String history = "/bodies/" + Governance.BODY + "/decisions";
            benchmark.measure("over HTTP", () -> benchmark.ask(history));
            benchmark.measure("over HTTP, 20 rows", () -> benchmark.ask(history + "?limit=20"));
            benchmark.measure(
                    "over HTTP, as of half of it",
                    () -> benchmark.ask(history + "?asOfPosition=" + (3L * RESPONSES + 3L * DECISIONS / 2)));
            benchmark.traces();
        }
    }

    /** Something that is asked. */
    @FunctionalInterface
    private interface Question {
        void ask() throws IOException, InterruptedException, SQLException;
    }

    private void measure(String name, Question question) throws IOException, InterruptedException, SQLException {
        Histogram latencies = new Histogram(3);
        for (int asked = -WARM_UP; asked < QUESTIONS; asked++) {
            long began = System.nanoTime();
            question.ask();
            if (asked >= 0) {
                latencies.recordValue((System.nanoTime() - began) / 1_000);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f |%n",
                name,
                latencies.getValueAtPercentile(50) / 1e3,
                latencies.getValueAtPercentile(95) / 1e3,
                latencies.getMaxValue() / 1e3);
    }

    private static void read(PreparedStatement select) throws SQLException {
        select.setString(1, Governance.LOG);
        select.setString(2, "body/" + Governance.BODY);
        select.setString(3, Governance.LOG);
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                row.getBytes(2);
            }
        }
    }

    private void ask(String path) throws IOException, InterruptedException {
        try (InputStream body = open(path)) {
            body.transferTo(OutputStream.nullOutputStream());
        }
    }

    private InputStream open(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(governance.address(path))).build();
        HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " gave " + answer.statusCode());
        }
        return answer.body();
    }

    private void traces() throws IOException, InterruptedException {
        Figures figures = new Figures(
                "Trace from one decision back to %,d responses".formatted(RESPONSES),
                "first byte and all: ms, heap: MB");
        for (int round = -1; round < TRACES; round++) {
            long began = System.nanoTime();
            try (InputStream body = open(trace())) {
                body.read();
                double first = (System.nanoTime() - began) / 1e6;
                body.transferTo(OutputStream.nullOutputStream());
                if (round >= 0) {
                    figures.add("first byte", first);
                    figures.add("all", (System.nanoTime() - began) / 1e6);
                }
            }
        }
        heap(figures);
        figures.print();
    }

    /** What of the heap is in use at the first tenth and near the end, after a collection. */
    private void heap(Figures figures) throws IOException, InterruptedException {
        for (int round = 0; round < TRACES; round++) {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(open(trace()), StandardCharsets.UTF_8))) {
                long line = 0;
                while (lines.readLine() != null) {
                    line++;
                    if (line == RESPONSES / 10) {
                        figures.add("heap in use after a tenth", inUse());
                    } else if (line == RESPONSES * 9L / 10) {
                        figures.add("heap in use after nine tenths", inUse());
                    }
                }
                if (line < RESPONSES) {
                    throw new IllegalStateException("The trace broke off after " + line + " lines");
                }
            }
        }
    }

    private String trace() {
        return "/engagements/" + governance.engagement + "/trace.jsonl?decisionId=" + governance.decision;
    }

    private static double inUse() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
    }
}
