package org.duly.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.postgresql.PGConnection;

/** Questions to the query service about one engagement with very many responses, over HTTP, one after the other. */
final class QueryBenchmark {
    private static final int QUESTIONS = Integer.getInteger("questions", 200);
    private static final int WARM_UP = Integer.getInteger("warmup", 100);

    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final String COPY_OUT = "COPY OUT of the rows as stored";
    private static final String COPY_OUT_WITH_TEXT = "COPY OUT of the rows as stored, with text";
    private static final String COLUMNS = "r.id, r.log, r.engagement_id, r.respondent_id, r.receipt_number, r.channel,"
            + " r.receiving_body, r.received_at, r.recorded_at, r.respondent_kind, r.organisation_code,"
            + " r.stakeholder_group, r.place, r.signatories, r.state, r.campaign_id, r.text_version, r.facts, r.position,"
            + " r.stream_version";
    private static final String ORDER = " ORDER BY r.received_at, r.id";
    private static final String STORED = "SELECT " + COLUMNS + " FROM read.response r" + ORDER;
    private static final String STORED_WITH_TEXT = "SELECT " + COLUMNS
            + ", t.respondent_name, t.respondent_contact, t.answers FROM read.response r"
            + " LEFT JOIN read.response_text t ON t.response_id = r.id AND t.version = r.text_version" + ORDER;

    private final HttpClient http = HttpClient.newHttpClient();
    private final LargeRegister register;
    private final SplittableRandom random = new SplittableRandom(7);

    private QueryBenchmark(LargeRegister register) {
        this.register = register;
    }

    /** A question of a kind, another one each time. */
    @FunctionalInterface
    private interface Question {
        String path(SplittableRandom random);
    }

    /** The status now and as of random moments, on both clocks. */
    static void asOf() throws Exception {
        LargeRegister register = LargeRegister.shared();
        QueryBenchmark benchmark = new QueryBenchmark(register);
        long last = register.lastPosition();
        heading("Status of an engagement with %,d responses".formatted(LargeRegister.RESPONSES));
        benchmark.measure("now", _ -> "/status");
        benchmark.measure("as of any position", random -> "/status?asOfPosition=" + random.nextLong(10, last));
        benchmark.measure("as of any recorded time", random -> "/status?asOfRecorded=" + someTime(random));
        benchmark.measure(
                "what had happened by any midnight",
                random -> "/status?asOfOccurred="
                        + Consultation.BEGIN
                                .plusSeconds(random.nextInt(1, 90) * 86_400L)
                                .toString()
                                .replace("08:00:00", "00:00:00"));
        benchmark.measure("what had happened by any minute", random -> "/status?asOfOccurred=" + someTime(random));
    }

    /** Pages of the register: without filters, with three, and with three and full text. */
    static void register() throws Exception {
        QueryBenchmark benchmark = new QueryBenchmark(LargeRegister.shared());
        heading("Register page of 50 among %,d responses".formatted(LargeRegister.RESPONSES));
        benchmark.measure("first page", _ -> "/responses");
        benchmark.measure("three filters", random -> "/responses?" + threeFilters(random));
        benchmark.measure(
                "three filters and a rare word (1 of 600 to 1 of 6,000 responses)",
                random -> "/responses?" + threeFilters(random) + "&q=" + word(random, 800, 7_000));
        benchmark.measure(
                "three filters and a common word (1 of 8 to 1 of 100)",
                random -> "/responses?" + threeFilters(random) + "&q=" + word(random, 25, 300));
        benchmark.measure(
                "three filters and two common words",
                random -> "/responses?" + threeFilters(random) + "&q="
                        + URLEncoder.encode(
                                word(random, 25, 300) + " " + word(random, 25, 300), StandardCharsets.UTF_8));
    }

    /** What the responses say and what is still to be done; mostly with {@code -Dcoded=100 -Dcodings=3}. */
    static void themes() throws Exception {
        LargeRegister register = LargeRegister.shared();
        QueryBenchmark benchmark = new QueryBenchmark(register);
        long last = register.lastPosition();
        heading("Themes and gaps of an engagement with %,d responses".formatted(LargeRegister.RESPONSES));
        benchmark.measure("themes", _ -> "/themes");
        benchmark.measure("themes as of any position", random -> "/themes?asOfPosition=" + random.nextLong(100, last));
        benchmark.measure(
                "themes of what had happened by any minute", random -> "/themes?asOfOccurred=" + someTime(random));
        benchmark.measure("considerations", _ -> "/considerations");
        benchmark.measure("gaps", _ -> "/gaps");
        benchmark.measure("gaps as of any position", random -> "/gaps?asOfPosition=" + random.nextLong(100, last));
        benchmark.measure("the first 50 that wait for a reader", _ -> "/gaps/UNREAD");
        benchmark.measure(
                "the same as of any position", random -> "/gaps/UNREAD?asOfPosition=" + random.nextLong(100, last));
        benchmark.measure(
                "coverage of a theme", random -> "/coverage?themeId=" + Consultation.theme(random.nextInt(50)));
    }

    /** The whole register as a file, beside COPY OUT of what it is made from. */
    static void export() throws Exception {
        QueryBenchmark benchmark = new QueryBenchmark(LargeRegister.shared());
        Figures figures = new Figures("Export of %,d responses".formatted(LargeRegister.RESPONSES), "rows/s");
        for (int round = -1; round < ROUNDS; round++) {
            Map<String, Double> rates = new LinkedHashMap<>();
            rates.put(COPY_OUT, benchmark.copyOut(STORED));
            rates.put("CSV", benchmark.rate("/responses.csv"));
            rates.put("JSON Lines", benchmark.rate("/responses.jsonl"));
            rates.put(COPY_OUT_WITH_TEXT, benchmark.copyOut(STORED_WITH_TEXT));
            rates.put("CSV with text", benchmark.rate("/responses.csv?withText=true"));
            System.err.println(rates);
            if (round >= 0) {
                rates.forEach(figures::add);
            }
        }
        figures.print();
        figures.printRatio("CSV", COPY_OUT, "0.4");
        figures.printRatio("JSON Lines", COPY_OUT, "0.4");
        figures.printRatio("CSV with text", COPY_OUT_WITH_TEXT, "0.4");
    }

    /** Responses a second over HTTP until the last byte. */
    private double rate(String path) throws IOException, InterruptedException {
        long began = System.nanoTime();
        ask(path);
        return LargeRegister.RESPONSES / ((System.nanoTime() - began) / 1e9);
    }

    /** The same into nothing, straight from PostgreSQL. */
    private double copyOut(String query) throws IOException, SQLException {
        try (Connection connection = register.superuser()) {
            long began = System.nanoTime();
            long rows = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("COPY (" + query + ") TO STDOUT (FORMAT csv)", OutputStream.nullOutputStream());
            return rows / ((System.nanoTime() - began) / 1e9);
        }
    }

    private static String threeFilters(SplittableRandom random) {
        return "channel=" + Consultation.CHANNELS.get(random.nextInt(Consultation.CHANNELS.size())) + "&group="
                + Consultation.GROUPS.get(random.nextInt(Consultation.GROUPS.size())) + "&state="
                + (random.nextBoolean() ? "COUNTED" : "PENDING");
    }

    private static String word(SplittableRandom random, int from, int to) {
        return Consultation.word(random.nextInt(from, to));
    }

    private static Instant someTime(SplittableRandom random) {
        return Consultation.BEGIN.plusSeconds(random.nextLong(3_600, Consultation.LENGTH.toSeconds()));
    }

    private static void heading(String title) {
        System.out.printf("%n### %s%n%n| | p50 (ms) | p95 (ms) | max (ms) |%n| --- | ---: | ---: | ---: |%n", title);
    }

    private void measure(String name, Question question) throws IOException, InterruptedException {
        Histogram latencies = new Histogram(3);
        for (int asked = -WARM_UP; asked < QUESTIONS; asked++) {
            String path = question.path(random);
            long began = System.nanoTime();
            ask(path);
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

    private long ask(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(register.address(path))).build();
        HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " gave " + answer.statusCode() + ": "
                        + new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
            return body.transferTo(OutputStream.nullOutputStream());
        }
    }
}
