package org.duly.command.publisher;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.duly.command.log.Append;
import org.duly.command.log.Append.CommandId;
import org.duly.command.log.Append.NewEvent;
import org.duly.command.log.Appended;
import org.duly.command.log.EventLog;
import org.duly.command.log.LogIdentity;
import org.duly.command.log.PostgresEventLog;
import org.duly.command.publisher.PublisherStatus.Role;
import org.duly.events.EventCodec;
import org.duly.events.EventEnvelope;
import org.duly.events.engagement.EngagementWithdrawn;
import org.duly.platform.database.Database;
import org.duly.testsupport.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A log whose database lost its end, or everything, has it again from the topic before it takes anything in. */
class LogCompletionTest extends PublisherScenario {
    private static final String CALLER = "Zoë, at the desk";

    private final List<PostgresEventLog> open = new ArrayList<>();
    private Database database = database(TestPostgres.shared().freshDatabases());

    @AfterEach
    void closeLogs() {
        stopAll();
        open.forEach(PostgresEventLog::close);
    }

    @Test
    void an_older_log_is_completed_before_it_takes_anything_in() throws Exception {
        List<Append> commands = publishedCommands(1_400); // 2 events each, and 1,000 are published together at most
        String before = content();
        forgetAfter(1_733); // within a command
        AtomicInteger prepared = new AtomicInteger();
        PostgresEventLog log = open();
        LogCompletion completion = completion(log, prepared::incrementAndGet);

        CompletableFuture<Appended> impatient = CompletableFuture.supplyAsync(() -> log.append(command(9_000)));
        assertThat(log.held()).contains("compared with its topic");
        EventPublisher publisher = publishAfter(completion, log);

        assertThat(impatient.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).firstPosition())
                .isEqualTo(2_800);
        assertThat(log.held()).isNull();
        assertThat(prepared).hasValue(1);
        assertThat(contentUntil(2_799)).isEqualTo(before);
        Appended repeated = log.append(commands.get(1_300));
        assertThat(repeated.repeated()).isTrue();
        assertThat(repeated.lastPosition()).isEqualTo(2_601);
        await().atMost(PATIENCE).until(() -> publisher.lag() == 0);
        assertTopicIsExactly(log);
    }

    @Test
    void an_empty_database_gets_the_whole_log_and_an_empty_topic_too() throws Exception {
        publishedCommands(60);
        String before = content();
        database = database(TestPostgres.shared().freshDatabases());

        // Two instances at once.
        PostgresEventLog one = open();
        PostgresEventLog other = open();
        publishAfter(completion(one, () -> {}), one);
        publishAfter(completion(other, () -> {}), other);
        one.append(command(9_000));
        other.append(command(9_001));
        assertThat(contentUntil(119)).isEqualTo(before);
        assertTopicIsExactly(one);

        stopAll();
        String newTopic = topic + ".refilled";
        PublisherSettings refill = settings(newTopic, 0, 1);
        EventPublisher publisher = publish(
                one,
                refill,
                new AlwaysLeads(),
                new LogCompletion(refill, new KafkaLogTopic(refill, logName), one, () -> {}));
        await().atMost(PATIENCE).until(() -> publisher.status().role() == Role.LEADER && publisher.lag() == 0);
        try (CommittedReader reader = new CommittedReader(newTopic, 0)) {
            reader.assertIsExactly(one);
        }
    }

    @Test
    void a_topic_of_another_past_is_not_taken_over() throws Exception {
        publishedCommands(20);
        String published = topicContent();
        forgetAfter(19);
        // What somebody recorded on a restored log that was told not to wait for its topic.
        PostgresEventLog forked = open();
        forked.append(command(9_000));

        PostgresEventLog log = open();
        EventPublisher publisher = publishAfter(completion(log, () -> {}), log);

        awaitRefusal(publisher, "position 21 with other bytes");
        assertThat(log.held()).contains("position 21 with other bytes").contains("backup-and-restore.md");
        assertThat(log.head()).isEqualTo(21);
        assertThat(topicContent()).isEqualTo(published);
    }

    @Test
    void nothing_is_taken_in_while_the_broker_is_away_unless_the_log_was_compared_before() {
        PostgresEventLog log = open();
        PublisherSettings nowhere = new PublisherSettings(
                topic, 0, 1, PublisherSettings.BROKER_DEFAULT, Map.of("bootstrap.servers", "127.0.0.1:1"));
        LogCompletion completion = new LogCompletion(nowhere, new KafkaLogTopic(nowhere, logName), log, () -> {});

        EventPublisher publisher = publish(log, nowhere, new AlwaysLeads(), completion);

        await().atMost(PATIENCE).until(() -> publisher.status().role() == Role.RETRYING);
        assertThat(log.held()).contains("could not be asked for the topic");
    }

    private List<Append> publishedCommands(int count) {
        PostgresEventLog log = open();
        List<Append> commands = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            commands.add(command(number));
        }
        log.appendAll(commands);
        EventPublisher publisher = publishAfter(completion(log, () -> {}), log);
        await().atMost(PATIENCE).until(() -> publisher.status().role() == Role.LEADER && publisher.lag() == 0);
        stopAll();
        log.close();
        return commands;
    }

    private PostgresEventLog open() {
        PostgresEventLog log = PostgresEventLog.open(database, new LogIdentity(logName, false), InstantSource.system());
        open.add(log);
        return log;
    }

    private LogCompletion completion(EventLog log, Runnable beforeRelease) {
        PublisherSettings settings = settings(topic, 0, 1);
        return new LogCompletion(settings, new KafkaLogTopic(settings, logName), (PostgresEventLog) log, beforeRelease);
    }

    private EventPublisher publishAfter(LogCompletion completion, EventLog log) {
        return publish(log, settings(topic, 0, 1), new PostgresLeadership(database, logName), completion);
    }

    private Append command(int number) {
        String id = "command " + number;
        String stream = "engagement/" + new UUID(1, number);
        return new Append(
                List.of(event(stream, 0, id), event(stream, 1, id)),
                new CommandId(CALLER, id, id.getBytes(StandardCharsets.UTF_8)),
                List.of());
    }

    private NewEvent event(String stream, long version, String command) {
        Instant when = Instant.parse("2019-10-01T08:00:00Z");
        EventEnvelope event = new EventEnvelope(
                UUID.randomUUID(),
                logName,
                stream,
                version,
                when,
                when,
                stream,
                "a",
                "auditor",
                null,
                "b",
                command,
                new EngagementWithdrawn("For \"reasons\""));
        return new NewEvent(event.id(), stream, version, stream, event.type(), new EventCodec().encode(event));
    }

    private void forgetAfter(long position) throws SQLException {
        try (Connection owner = owner();
                Statement statement = owner.createStatement()) {
            statement.execute("DELETE FROM log.event WHERE position > " + position);
        }
    }

    private String content() throws SQLException {
        return contentUntil(Long.MAX_VALUE);
    }

    /** All columns of all rows up to a position, digested. */
    private String contentUntil(long position) throws SQLException {
        try (Connection owner = owner();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*) || ' ' || md5(string_agg(event::text, ',' ORDER BY position))"
                                + " FROM log.event WHERE position <= " + position)) {
            row.next();
            return requireNonNull(row.getString(1));
        }
    }

    private String topicContent() {
        try (CommittedReader reader = new CommittedReader(topic, 0)) {
            return reader.awaitCount(40).digest();
        }
    }

    private Connection owner() throws SQLException {
        return DriverManager.getConnection(database.url(), database.ownerUsername(), database.ownerPassword());
    }
}
