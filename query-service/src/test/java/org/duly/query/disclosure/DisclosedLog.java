package org.duly.query.disclosure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.duly.events.body.Regime;
import org.duly.events.codebook.CodebookVersionFixed;
import org.duly.events.codebook.ThemeAdded;
import org.duly.events.consideration.ConsiderationAnswered;
import org.duly.events.consideration.ConsiderationRaised;
import org.duly.events.consideration.Disposition;
import org.duly.events.document.DocumentKind;
import org.duly.events.merger.MergerProposed;
import org.duly.events.merger.PartyResolved;
import org.duly.events.merger.Successor;
import org.duly.events.programme.StatedDate;
import org.duly.events.response.CodingOrigin;
import org.duly.events.response.Position;
import org.duly.events.response.ProposalPosition;
import org.duly.events.response.ResponseCoded;
import org.duly.events.response.ResponseCounted;
import org.duly.events.response.ThemeCoding;
import org.duly.events.signoff.PackCirculated;
import org.duly.events.signoff.PackItem;
import org.duly.proofs.Checkpoint;
import org.duly.proofs.GrowingRoot;
import org.duly.proofs.Hash;
import org.duly.proofs.SignatureType;
import org.duly.proofs.SignedNote;
import org.duly.proofs.SigningKey;
import org.duly.query.testing.EventFeed;
import org.duly.query.testing.EventFeed.Logged;
import org.duly.query.testing.GovernanceFeed;
import org.duly.query.testing.QueryService;
import org.duly.query.testing.TestVault;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestKafka;
import org.duly.testsupport.TestPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A log with something of everything a bundle can be about, and the service that builds them. */
final class DisclosedLog implements AutoCloseable {
    static final UUID PLAN = UUID.fromString("01900000-0000-7000-8000-000000000001");
    static final UUID SIGN_OFF = UUID.fromString("01900000-0000-7000-8000-000000000002");
    static final UUID DECISION = UUID.fromString("01900000-0000-7000-8000-000000000003");
    static final UUID BUSES = UUID.fromString("01900000-0000-7000-8000-000000000004");
    static final UUID MERGER = UUID.fromString("01900000-0000-7000-8000-000000000005");
    static final String ANN_SAID = "Ann would miss the last bus home";
    static final String BOB_SAID = "Bob drives and does not mind";

    private final TestDatabases databases = TestPostgres.shared().freshDatabases();
    final TestVault vault = new TestVault(databases);
    private final TestKafka kafka = TestKafka.shared();
    private final String topic = kafka.newTopic(kafka.freshTopicName("disclosure"), 1);
    final EventFeed feed = new EventFeed(kafka.bootstrapServers(), topic, 0, "test.example/disclosure", vault);
    private final String checkpoints = kafka.newTopic(kafka.freshTopicName("disclosure-checkpoints"), 1);
    private final SigningKey key = SigningKey.generate(feed.log(), SignatureType.ED25519);
    final QueryService service = QueryService.start(settings());
    final UUID engagement = feed.openEngagement("Buses");
    private final GovernanceFeed board = new GovernanceFeed(feed, engagement);

    /** About buses, and behind the decision. */
    final Logged ann;
    /** The position at which Ann's response was logged. */
    final long annLogged;
    /** About parking, which nobody raised with the board. */
    final Logged bob;

    final long bobLogged;
    /** The position of the answer that a body gave to the point of the buses. */
    final long answered;

    final long signedOff;
    final long decided;
    /** The position at which a party to the merger resolved for it, by the decision. */
    final long resolved;

    DisclosedLog() {
        String codebook = "codebook/" + engagement;
        String scope = "engagement/" + engagement;
        feed.event(codebook, scope, new ThemeAdded("bus", "Buses", "Public transport", null, null));
        feed.event(codebook, scope, new ThemeAdded("park", "Parking", "Places to park", null, null));
        feed.event(codebook, scope, new CodebookVersionFixed(1, List.of("bus", "park")));
        ann = feed.response(engagement, "Ann", ANN_SAID);
        annLogged = feed.position();
        coded(ann, "bus");
        bob = feed.response(engagement, "Bob", BOB_SAID);
        bobLogged = feed.position();
        coded(bob, "park");
        String point = "consideration/" + BUSES;
        feed.event(
                point,
                scope,
                new ConsiderationRaised(
                        engagement,
                        "Keep the last bus",
                        List.of("bus"),
                        1,
                        1,
                        1,
                        0,
                        feed.position(),
                        List.of("board")));
        answered = feed.event(
                point,
                scope,
                new ConsiderationAnswered(List.of("board"), Disposition.ACCEPTED, "Counsel says it must", null, null));
        board.board("board", Regime.NHS_BODY, "ccg", "ann", "bob", "cat");
        board.document(PLAN, board.version(1, DocumentKind.PROPOSAL));
        board.signOff(SIGN_OFF, board.request("board", PLAN, 1, null));
        signedOff = board.signOff(
                SIGN_OFF,
                new PackCirculated(
                        List.of(new PackItem("paper-1", "Buses", GovernanceFeed.HASH, null, null, List.of(BUSES))),
                        List.of("ann")));
        decided = board.decision(DECISION, board.whole("board", List.of(SIGN_OFF), List.of(), null));
        String merger = "merger/" + MERGER;
        feed.event(
                merger,
                merger,
                new MergerProposed(
                        "Two become one",
                        List.of("east", "west"),
                        new Successor("vale", "Vale"),
                        StatedDate.day(LocalDate.of(2020, 4, 1)),
                        List.of(),
                        null,
                        null));
        resolved = feed.event(merger, merger, new PartyResolved("east", true, DECISION, null, null));
        awaited();
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = QueryService.settings(databases, vault, kafka.bootstrapServers(), topic);
        settings.put("duly.checkpoints-topic", checkpoints);
        return settings;
    }

    private void coded(Logged response, String theme) {
        feed.response(engagement, response.id(), new ResponseCounted(null));
        feed.response(
                engagement,
                response.id(),
                new ResponseCoded(
                        1,
                        1,
                        List.of(new ProposalPosition("P1", Position.CONCERN)),
                        List.of(new ThemeCoding(theme, "Q1", Position.CONCERN)),
                        "coder-1",
                        CodingOrigin.HUMAN,
                        null));
    }

    /** Waits until everything is applied, and signs it. */
    void awaited() {
        feed.flush();
        service.get("/api/v1/engagements/" + engagement + "/status?" + readAfter());
        GrowingRoot root = new GrowingRoot();
        service.bean(JdbcClient.class)
                .sql("SELECT bytes FROM read.archive ORDER BY position")
                .query((row, _) -> Hash.ofEntry(row.getBytes("bytes")))
                .list()
                .forEach(root::add);
        Checkpoint checkpoint = new Checkpoint(feed.log(), root.size(), root.root()).naming(key.verifier());
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            Future<RecordMetadata> sent = producer.send(new ProducerRecord<>(
                    checkpoints,
                    feed.log().getBytes(UTF_8),
                    SignedNote.of(checkpoint.text(), key).toString().getBytes(UTF_8)));
            producer.flush();
            assertThat(sent.state()).isEqualTo(Future.State.SUCCESS);
        }
    }

    String readAfter() {
        return "readAfter=" + feed.log() + "@" + feed.position();
    }

    /** Asks for a bundle of everything there is of a subject. */
    HttpResponse<byte[]> ask(String kind, UUID id, String more) {
        return service.post("/api/v1/disclosure-bundles?" + readAfter(), """
                {"subject": {"kind": "%s", "id": "%s"}%s}""".formatted(kind, id, more));
    }

    byte[] bundle(String kind, UUID id, String more) {
        HttpResponse<byte[]> answer = ask(kind, id, more);
        if (answer.statusCode() != 200) {
            throw new AssertionError(new String(answer.body(), UTF_8));
        }
        return answer.body();
    }

    static String event(long position) {
        return "events/%012d.json".formatted(position);
    }

    static String proof(long position) {
        return "proofs/%012d.tlog-proof".formatted(position);
    }

    /** The files of a bundle, in order. */
    static Map<String, byte[]> unzipped(byte[] bundle) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
        return files;
    }

    /** Files in an archive. */
    static byte[] zipped(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        service.close();
        feed.close();
        vault.close();
    }
}
