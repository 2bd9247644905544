package org.duly.benchmarks;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.ListenerNotFoundException;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.duly.query.campaign.ProposalDetection;
import org.duly.query.campaign.Proposals;
import org.duly.query.database.Json;
import org.duly.query.database.ReadMigration;
import org.duly.query.database.Snapshot;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * Proposals of duplicates and campaigns among {@code -Dresponses} responses (100,000) of 20 to 350 words, of which three in
 * ten are copies of twelve letters: seven in ten of those the very same, two with a word in forty changed, one with a text
 * of its own as well. Beside it, on the same rows: a bare GROUP BY of the text in PostgreSQL, which finds only what is the
 * same to the letter; and reading the texts twice through the same cursor and doing nothing with them.
 */
final class CampaignBenchmark {
    private static final int RESPONSES = Integer.getInteger("responses", 100_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final int LETTERS = 12;
    private static final String READ = "duly_read";
    private static final UUID ENGAGEMENT = new UUID(1, 1);
    private static final String OURS = "proposals";
    private static final String GROUP_BY = "GROUP BY of the text";
    private static final String TWICE = "reading the texts twice";

    private final SplittableRandom random = new SplittableRandom(11);
    private final String[] words = words();
    private int copies;

    static void run() throws Exception {
        new CampaignBenchmark().measure();
    }

    private void measure() throws Exception {
        Figures seconds = new Figures("Proposals among %,d responses".formatted(RESPONSES), "s");
        Figures memory = new Figures("Heap in use after a collection, the most, above what it was before", "MB");
        try (Servers servers = new Servers();
                HikariDataSource database = servers.queryDatabase(READ).pool("read", 2)) {
            ReadMigration.run(database);
            load(database);
            servers.executeIn(READ, "VACUUM ANALYZE");
            ProposalDetection detection = new ProposalDetection(
                    new Snapshot(JdbcClient.create(database), new DataSourceTransactionManager(database)));
            try (Heap heap = new Heap()) {
                for (int round = -1; round < ROUNDS; round++) {
                    heap.begin();
                    long began = System.nanoTime();
                    Proposals found = detection.of(ENGAGEMENT).orElseThrow();
                    double ours = secondsSince(began);
                    double most = heap.mostMegabytes();
                    began = System.nanoTime();
                    long same = groupBy(database);
                    double grouped = secondsSince(began);
                    began = System.nanoTime();
                    long characters = read(database) + read(database);
                    double twice = secondsSince(began);
                    System.err.printf(
                            "%d of %d copies found (GROUP BY: %d), %,d characters read; ours %.2f, GROUP BY %.2f, twice %.2f s%n",
                            found.copies(), copies, same, characters / 2, ours, grouped, twice);
                    if (round >= 0) {
                        seconds.add(OURS, ours);
                        seconds.add(GROUP_BY, grouped);
                        seconds.add(TWICE, twice);
                        memory.add(OURS, most);
                    }
                }
            }
        }
        seconds.print();
        seconds.printRatio(OURS, GROUP_BY, "seconds, not minutes");
        seconds.printRatio(OURS, TWICE, "none");
        memory.print();
    }

    /** How many responses have a text that three or more have. */
    private static long groupBy(HikariDataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        SELECT coalesce(sum(same), 0) FROM (
                            SELECT count(*) AS same FROM read.response r
                            JOIN read.response_text t ON t.response_id = r.id AND t.version = r.text_version
                            WHERE r.engagement_id = ? GROUP BY t.answers HAVING count(*) >= 3) texts
                        """)) {
            select.setObject(1, ENGAGEMENT);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static long read(HikariDataSource database) throws SQLException {
        long characters = 0;
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement select = connection.prepareStatement("""
                    SELECT t.answers FROM read.response r
                    JOIN read.response_text t ON t.response_id = r.id AND t.version = r.text_version
                    WHERE r.engagement_id = ?
                    """)) {
                select.setObject(1, ENGAGEMENT);
                select.setFetchSize(500);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        characters += row.getString(1).length();
                    }
                }
            }
            connection.rollback();
        }
        return characters;
    }

    private void load(HikariDataSource database) throws Exception {
        try (Connection connection = database.getConnection();
                PreparedStatement engagement = connection.prepareStatement(
                        "INSERT INTO read.engagement (id, log, title, facts, position, stream_version)"
                                + " VALUES (?, 'benchmark', 'Benchmark', ?::jsonb, 0, 0)")) {
            engagement.setObject(1, ENGAGEMENT);
            engagement.setString(
                    2,
                    Json.write(Map.of(
                            "plan",
                            Map.of(
                                    "title",
                                    "A benchmark",
                                    "purpose",
                                    "To measure",
                                    "proposals",
                                    List.of(),
                                    "questions",
                                    List.of()))));
            engagement.executeUpdate();
            StringBuilder responses = new StringBuilder();
            StringBuilder texts = new StringBuilder();
            List<String> letters = new ArrayList<>();
            for (int letter = 0; letter < LETTERS; letter++) {
                letters.add(prose(60 + 25 * letter));
            }
            for (int number = 1; number <= RESPONSES; number++) {
                UUID id = new UUID(2, number);
                responses.append(
                        "%s,benchmark,%s,%s,R-%d,EMAIL,body,2025-09-01T08:00:00Z,2025-09-01T08:00:00Z,INDIVIDUAL,1,PENDING,1,{},2025-09-01T08:00:00Z,%d,0%n"
                                .formatted(id, ENGAGEMENT, id, number, number));
                texts.append("%s,1,Respondent %d,respondent%d@example.org,\"{\"\"Q1\"\": \"\"%s\"\"}\"%n"
                        .formatted(id, number, number, text(letters)));
                if (number % 10_000 == 0 || number == RESPONSES) {
                    copy(
                            connection,
                            "read.response (id, log, engagement_id, respondent_id, receipt_number, channel, receiving_body,"
                                    + " received_at, recorded_at, respondent_kind, signatories, state, text_version, facts,"
                                    + " occurred_at, position, stream_version)",
                            responses);
                    copy(
                            connection,
                            "read.response_text (response_id, version, respondent_name, respondent_contact, answers)",
                            texts);
                }
            }
        }
    }

    private static void copy(Connection connection, String table, StringBuilder rows) throws Exception {
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                        "COPY " + table + " FROM STDIN (FORMAT csv)",
                        new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.UTF_8)));
        rows.setLength(0);
    }

    private String text(List<String> letters) {
        if (random.nextInt(10) >= 3) {
            return prose(20 + random.nextInt(330));
        }
        copies++;
        String letter = letters.get(random.nextInt(LETTERS));
        int kind = random.nextInt(10);
        if (kind < 7) {
            return letter;
        }
        String near = near(letter);
        return kind < 9 ? near : near + " " + prose(15 + random.nextInt(60));
    }

    private String near(String letter) {
        String[] all = letter.split(" ", -1);
        for (int word = 0; word < all.length; word++) {
            if (random.nextInt(40) == 0) {
                all[word] = word();
            }
        }
        return String.join(" ", all);
    }

    private String prose(int length) {
        StringBuilder prose = new StringBuilder(length * 7);
        for (int word = 0; word < length; word++) {
            prose.append(word == 0 ? "" : " ").append(word());
        }
        return prose.append('.').toString();
    }

    /** Frequent words are frequent, as in any language. */
    private String word() {
        return words[(int) Math.pow(words.length, random.nextDouble()) - 1];
    }

    private String[] words() {
        String[] made = new String[8_000];
        for (int word = 0; word < made.length; word++) {
            StringBuilder letters = new StringBuilder();
            for (int syllable = 0; syllable < 1 + (word > 30 ? 1 : 0) + (word > 900 ? 1 : 0); syllable++) {
                letters.append("bdfghklmnprstvwy".charAt(random.nextInt(16))).append("aeiou".charAt(random.nextInt(5)));
            }
            made[word] = letters.toString();
        }
        return made;
    }

    private static double secondsSince(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    /** What is left on the heap after each collection. */
    private static final class Heap implements AutoCloseable {
        private final AtomicLong most = new AtomicLong();
        private final List<Runnable> undo = new ArrayList<>();
        private long before;

        Heap() {
            for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
                NotificationEmitter emitter = (NotificationEmitter) collector;
                NotificationListener listener = (notification, _) -> {
                    var info = GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
                    long used = info.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
                            .filter(pool -> isHeap(pool.getKey()))
                            .map(Map.Entry::getValue)
                            .mapToLong(MemoryUsage::getUsed)
                            .sum();
                    most.accumulateAndGet(used, Math::max);
                };
                emitter.addNotificationListener(listener, null, null);
                undo.add(() -> {
                    try {
                        emitter.removeNotificationListener(listener);
                    } catch (ListenerNotFoundException gone) {
                        throw new IllegalStateException(gone);
                    }
                });
            }
        }

        private static boolean isHeap(String pool) {
            String name = pool.toLowerCase(Locale.ROOT);
            return name.contains("eden")
                    || name.contains("survivor")
                    || name.contains("old")
                    || name.contains("tenured");
        }

        void begin() {
            System.gc();
            before = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            most.set(0);
        }

        double mostMegabytes() {
            return Math.max(0, most.get() - before) / 1e6;
        }

        @Override
        public void close() {
            undo.forEach(Runnable::run);
        }
    }
}
