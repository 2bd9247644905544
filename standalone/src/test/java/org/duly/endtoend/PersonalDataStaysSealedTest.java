package org.duly.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.duly.command.handling.StreamKind;
import org.duly.command.log.EventLog;
import org.duly.endtoend.EveryCommand.Done;
import org.duly.events.EventCatalogue;
import org.duly.events.EventCodec;
import org.duly.testsupport.TestKafka;
import org.duly.testsupport.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.JsonNode;

/** Marked personal data goes through every command; the marks are then looked for wherever they must not be. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonalDataStaysSealedTest {
    private static final List<String> TALKATIVE = List.of("org.duly", "org.axonframework", "org.springframework");

    private final MarkedLines logged = new MarkedLines();
    private final Marks marks = new Marks();
    private BothServices duly;
    private Done done;
    private String refusal;

    @BeforeAll
    void every_command_with_marked_personal_data(@TempDir Path directory) {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        logged.setContext(root.getLoggerContext());
        logged.start();
        duly = new BothServices(directory, EveryCommand.START);
        root.addAppender(logged);
        TALKATIVE.forEach(name -> ((Logger) LoggerFactory.getLogger(name)).setLevel(Level.DEBUG));
        EveryCommand commands = new EveryCommand(duly, marks);
        done = commands.perform();
        refusal = commands.refusedRequestWithPersonalData(done.engagement());
        duly.ask("/api/v1/engagements/" + done.engagement() + "/status?" + BothServices.after(done.last()));
    }

    @AfterAll
    void stop() {
        duly.close();
        TALKATIVE.forEach(name -> ((Logger) LoggerFactory.getLogger(name)).setLevel(null));
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(logged);
    }

    @Test
    void every_kind_of_event_was_recorded_on_the_way() {
        Set<String> recorded = new TreeSet<>();
        EventLog log = duly.command().getBean(EventLog.class);
        log.readAfter(EventLog.NOTHING, 1_000)
                .forEach(event ->
                        recorded.add(new EventCodec().decode(event.bytes()).type()));

        assertThat(recorded).containsExactlyInAnyOrderElementsOf(recordable());
    }

    /** The types of the streams that take commands. */
    private List<String> recordable() {
        ObjectProvider<StreamKind<?, ?>> kinds =
                duly.command().getBeanProvider(ResolvableType.forClass(StreamKind.class));
        return EventCatalogue.types().entrySet().stream()
                .filter(type -> kinds.stream().anyMatch(kind -> kind.events().isAssignableFrom(type.getValue())))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Test
    void the_marks_reach_those_who_may_read_them_until_they_are_erased() {
        JsonNode counted = duly.ask("/api/v1/responses/" + done.counted());
        JsonNode erased = duly.ask("/api/v1/responses/" + done.erased());

        assertThat(Marks.foundIn(counted.toString())).isTrue();
        assertThat(Marks.foundIn(counted.path("text").path("reasons").toString()))
                .isTrue();
        assertThat(Marks.foundIn(erased.toString())).isFalse();
    }

    @Test
    void a_mark_is_found_in_every_shape_it_may_take() {
        String personal = marks.next("anything");
        assertThat(Marks.foundIn(personal)).isTrue();
        assertThat(Marks.foundIn(java.util.HexFormat.of().formatHex(personal.getBytes(UTF_8))))
                .isTrue();
        for (String before : List.of("", "a", "ab")) {
            byte[] bytes = (before + personal).getBytes(UTF_8);
            assertThat(Marks.foundIn(java.util.Base64.getEncoder().encodeToString(bytes)))
                    .isTrue();
        }
    }

    @Test
    void not_in_the_topic() {
        int records = 0;
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestKafka.shared().bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(duly.topic(), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    records++;
                    assertThat(Marks.foundIn(record.key())).isFalse();
                    assertThat(Marks.foundIn(record.value()))
                            .as(new String(record.value(), UTF_8))
                            .isFalse();
                    record.headers()
                            .forEach(header ->
                                    assertThat(Marks.foundIn(header.value())).isFalse());
                }
            }
        }
        assertThat(records).isGreaterThan(40);
    }

    @Test
    void not_in_the_log_the_vault_or_the_document_store() throws Exception {
        for (String url : List.of(
                duly.databases().logUrl(),
                duly.databases().vaultUrl(),
                duly.databases().documentsUrl())) {
            String database =
                    URI.create(url.substring("jdbc:".length())).getPath().substring(1);
            try (Connection connection = TestPostgres.shared().connect(database)) {
                List<String> tables = tablesOf(connection);
                assertThat(tables).isNotEmpty();
                for (String table : tables) {
                    ByteArrayOutputStream rows = new ByteArrayOutputStream();
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyOut("COPY " + table + " TO STDOUT (FORMAT binary)", rows);
                    assertThat(Marks.foundIn(rows.toByteArray()))
                            .as(database + ": " + table)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void not_in_the_application_logs() {
        assertThat(logged.seen).hasPositiveValue();
        assertThat(logged.marked).isEmpty();
    }

    @Test
    void not_in_the_metrics() {
        for (var service : List.of(duly.command(), duly.query())) {
            List<String> names = service.getBean(MeterRegistry.class).getMeters().stream()
                    .map(meter -> meter.getId().toString())
                    .toList();
            assertThat(names).isNotEmpty();
            assertThat(names).noneMatch(Marks::foundIn);
        }
    }

    @Test
    void not_in_the_answer_to_any_command() {
        assertThat(refusal).contains("urn:duly:problem:");
        assertThat(duly.answers()).contains(refusal).hasSizeGreaterThan(40).noneMatch(Marks::foundIn);
    }

    private static List<String> tablesOf(Connection connection) throws Exception {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = connection
                .createStatement()
                .executeQuery("SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables"
                        + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    /** Keeps the log lines in which a mark stands. */
    private static final class MarkedLines extends AppenderBase<ILoggingEvent> {
        private final Queue<String> marked = new ConcurrentLinkedQueue<>();
        private final AtomicLong seen = new AtomicLong();

        @Override
        protected void append(ILoggingEvent event) {
            seen.incrementAndGet();
            String line = event.getLoggerName() + " " + event.getFormattedMessage() + " " + event.getMDCPropertyMap()
                    + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()));
            if (Marks.foundIn(line)) {
                marked.add(line);
            }
        }
    }
}
