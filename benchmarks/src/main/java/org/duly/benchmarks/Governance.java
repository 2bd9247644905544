package org.duly.benchmarks;

import com.github.f4b6a3.uuid.UuidCreator;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duly.events.DomainEvent;
import org.duly.events.EventCodec;
import org.duly.events.EventEnvelope;
import org.duly.events.body.BodyConstituted;
import org.duly.events.body.BodyKind;
import org.duly.events.body.Constitution;
import org.duly.events.body.DecisionRule;
import org.duly.events.body.QuorumRule;
import org.duly.events.body.Regime;
import org.duly.events.body.Seat;
import org.duly.events.body.ShareBase;
import org.duly.events.codebook.CodebookVersionFixed;
import org.duly.events.codebook.ThemeAdded;
import org.duly.events.consideration.ConsiderationAnswered;
import org.duly.events.consideration.ConsiderationRaised;
import org.duly.events.consideration.Disposition;
import org.duly.events.decision.DecisionEffective;
import org.duly.events.decision.DecisionOutcome;
import org.duly.events.decision.DecisionPublished;
import org.duly.events.decision.DecisionRecord;
import org.duly.events.decision.DecisionTaken;
import org.duly.events.engagement.Channel;
import org.duly.events.engagement.EngagementKind;
import org.duly.events.engagement.EngagementOpened;
import org.duly.events.engagement.EngagementPlan;
import org.duly.events.engagement.EngagementPlanned;
import org.duly.events.engagement.Proposal;
import org.duly.events.engagement.Question;
import org.duly.events.governance.Fraction;
import org.duly.events.governance.VoteTally;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.duly.events.response.CodingOrigin;
import org.duly.events.response.Consent;
import org.duly.events.response.Position;
import org.duly.events.response.ProposalPosition;
import org.duly.events.response.PublicationConsent;
import org.duly.events.response.RespondentKind;
import org.duly.events.response.ResponseCoded;
import org.duly.events.response.ResponseCounted;
import org.duly.events.response.ResponseLogged;
import org.duly.events.response.ThemeCoding;
import org.duly.platform.documents.PostgresDocumentStore;
import org.duly.platform.vault.MasterKey;
import org.duly.platform.vault.PostgresKeyVault;
import org.duly.platform.vault.RespondentKey;
import org.duly.platform.vault.Sealer;
import org.duly.query.QueryServiceApplication;
import org.duly.query.database.ReadMigration;
import org.duly.query.database.ReadSchema;
import org.duly.query.engagement.Engagements;
import org.duly.query.governance.GovernanceIndex;
import org.duly.query.log.Applied;
import org.duly.query.log.Archive;
import org.duly.query.log.PlacedEvent;
import org.duly.query.log.Projector;
import org.duly.query.response.ResponseRegister;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The query service over a body with very many decisions, the first of which rests on a point that very many responses
 * raised. The projection wrote all of it.
 */
final class Governance implements AutoCloseable {
    static final String LOG = "duly.benchmarks/governance";
    static final String BODY = "board";
    private static final String TOPIC = "duly.events.v1";
    private static final int BATCH = 5_000;
    private static final Instant BEGIN = Instant.parse("2019-10-18T08:00:00Z");

    private final Servers servers = new Servers();
    private final Broker broker = new Broker(Files.createTempDirectory("duly-benchmarks"));
    private final EventCodec codec = new EventCodec();
    private final Map<String, Long> versions = new HashMap<>();
    private final ConfigurableApplicationContext service;
    final UUID engagement = UuidCreator.getTimeOrderedEpoch();
    final UUID decision = UuidCreator.getTimeOrderedEpoch();
    private List<PlacedEvent> batch = new ArrayList<>();
    private Applied at = Applied.nothingOf(LOG, "loaded", 0);
    private long next;

    /** Loads so much and starts the service over it. */
    Governance(int responses, int decisions) throws Exception {
        Map<String, String> settings = servers.querySettings();
        try (HikariDataSource database = servers.queryDatabase("duly_read").pool("loading", 2)) {
            ReadMigration.run(database);
            servers.database("duly_vault").migrate(PostgresKeyVault.MIGRATIONS);
            servers.database("duly_documents").migrate(PostgresDocumentStore.MIGRATIONS);
            load(database, responses, decisions);
        }
        servers.executeIn("duly_read", "VACUUM ANALYZE");
        broker.createTopic(TOPIC);
        broker.createTopic(TOPIC + ".dead-letter");
        settings.put("duly.events-topic", TOPIC);
        settings.put("spring.kafka.bootstrap-servers", broker.bootstrapServers());
        settings.put("server.port", "0");
        service = QueryServiceApplication.builder()
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    private void load(HikariDataSource database, int responses, int decisions) throws Exception {
        try (HikariDataSource vaultDatabase = servers.database("duly_vault").pool("vault", 2);
                HikariDataSource documents = servers.database("duly_documents").pool("documents", 2);
                PostgresKeyVault vault =
                        new PostgresKeyVault(vaultDatabase, MasterKey.loadOrGenerate(servers.masterKeyFile()))) {
            Projector projector = new Projector(
                    database,
                    ReadSchema.LIVE,
                    List.of(
                            new Archive(),
                            new Engagements(),
                            new ResponseRegister(vault, new Sealer(new PostgresDocumentStore(documents))),
                            new GovernanceIndex()));
            engagement(projector);
            RespondentKey key = vault.create();
            for (int response = 0; response < responses; response++) {
                response(projector, key, response);
            }
            UUID point = point(projector, responses);
            body(projector);
            for (int number = 0; number < decisions; number++) {
                decide(projector, number == 0 ? decision : UuidCreator.getTimeOrderedEpoch(), point);
            }
            write(projector);
        }
    }

    private void engagement(Projector projector) throws SQLException {
        String scope = "engagement/" + engagement;
        append(
                projector,
                scope,
                scope,
                new EngagementPlanned(new EngagementPlan(
                        "Buses",
                        EngagementKind.PUBLIC_CONSULTATION,
                        List.of(BODY),
                        "To hear what people think",
                        List.of(new Proposal("P1", "Fewer buses")),
                        List.of(new Question("Q1", "What do you think?", "P1")),
                        List.of(),
                        List.of(),
                        null,
                        null)));
        append(projector, scope, scope, new EngagementOpened(BEGIN, BEGIN.plusSeconds(4_000_000), "Europe/London"));
        String codebook = "codebook/" + engagement;
        append(projector, codebook, scope, new ThemeAdded("bus", "Buses", "Public transport", null, null));
        append(projector, codebook, scope, new ThemeAdded("park", "Parking", "Places to park", null, null));
        append(projector, codebook, scope, new CodebookVersionFixed(1, List.of("bus", "park")));
    }

    /** Without words: they are not what is measured. */
    private void response(Projector projector, RespondentKey key, int number) throws SQLException {
        String scope = "engagement/" + engagement;
        String stream = "response/" + UuidCreator.getTimeOrderedEpoch();
        append(
                projector,
                stream,
                scope,
                new ResponseLogged(
                        engagement,
                        key.id(),
                        "R-" + number,
                        Channel.EMAIL,
                        BODY,
                        BEGIN.plusSeconds(number),
                        RespondentKind.INDIVIDUAL,
                        null,
                        null,
                        null,
                        new Consent(PublicationConsent.PUBLISH, true),
                        null,
                        null,
                        List.of(),
                        null,
                        1,
                        null));
        append(projector, stream, scope, new ResponseCounted(null));
        append(
                projector,
                stream,
                scope,
                new ResponseCoded(
                        1,
                        1,
                        List.of(new ProposalPosition("P1", Position.CONCERN)),
                        List.of(new ThemeCoding("bus", "Q1", Position.CONCERN)),
                        "coder-" + number % 5,
                        CodingOrigin.HUMAN,
                        null));
    }

    private UUID point(Projector projector, int responses) throws SQLException {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        String stream = "consideration/" + id;
        String scope = "engagement/" + engagement;
        append(
                projector,
                stream,
                scope,
                new ConsiderationRaised(
                        engagement,
                        "Keep the last bus",
                        List.of("bus"),
                        1,
                        responses,
                        responses,
                        0,
                        next - 1,
                        List.of(BODY)));
        append(
                projector,
                stream,
                scope,
                new ConsiderationAnswered(List.of(BODY), Disposition.ACCEPTED, "It is needed", null, null));
        return id;
    }

    private void body(Projector projector) throws SQLException {
        append(
                projector,
                "body/" + BODY,
                "body/" + BODY,
                new BodyConstituted(
                        "The board",
                        BodyKind.BOARD,
                        Regime.NHS_BODY,
                        "trust",
                        new Constitution(
                                List.of(new Seat("chair", "Chair", null, true)),
                                new QuorumRule(1, null, null, List.of(), false),
                                new DecisionRule(new Fraction(1, 2), ShareBase.CAST, true),
                                false,
                                "chair",
                                5),
                        null));
    }

    /** Taken, published and in effect; the first names the engagement and the point. */
    private void decide(Projector projector, UUID id, UUID point) throws SQLException {
        boolean first = id.equals(decision);
        String stream = "decision/" + id;
        String scope = first ? "engagement/" + engagement : "body/" + BODY;
        DecisionTaken taken = new DecisionTaken(
                BODY,
                "Decision " + next,
                "The board agrees to what was proposed. ".repeat(5),
                DecisionOutcome.APPROVED,
                null,
                false,
                "Because it is better for those who use the service. ".repeat(5),
                List.of("To stay as we are"),
                List.of(),
                first ? engagement : null,
                first ? List.of("P1") : List.of(),
                null,
                List.of(),
                List.of(),
                first ? 1 : null,
                null,
                List.of(new SourceReference("Paper 7", "page 2", null)),
                first ? List.of(point) : List.of(),
                null,
                new VoteTally(9, 8, 6, 1, 1, 0),
                null,
                List.of(),
                null,
                List.of());
        Instant decidedAt = BEGIN.plusSeconds(next);
        append(projector, stream, scope, taken);
        append(
                projector,
                stream,
                scope,
                new DecisionPublished(
                        DecisionRecord.of(taken).sha256(id, decidedAt), "https://example.org/" + id, List.of()));
        append(projector, stream, scope, new DecisionEffective(StatedDate.day(LocalDate.of(2020, 4, 1)), List.of()));
    }

    private void append(Projector projector, String stream, String scope, DomainEvent event) throws SQLException {
        long position = next++;
        UUID id = UuidCreator.getTimeOrderedEpoch();
        Instant time = BEGIN.plusSeconds(position);
        EventEnvelope envelope = new EventEnvelope(
                id,
                LOG,
                stream,
                versions.merge(stream, 0L, (old, _) -> old + 1),
                time,
                time,
                scope,
                "secretary-1",
                "board-secretary",
                null,
                "correlation-" + position,
                "command-" + position,
                event);
        batch.add(new PlacedEvent(
                position, position, envelope, codec.encode(envelope).stamp(time)));
        if (batch.size() == BATCH) {
            write(projector);
        }
    }

    private void write(Projector projector) throws SQLException {
        at = projector.apply(at, batch, "loaded", 0);
        batch = new ArrayList<>();
    }

    /** The address of a question. */
    String address(String path) {
        var server = ((ServletWebServerApplicationContext) service).getWebServer();
        if (server == null) {
            throw new IllegalStateException("The web server is not up");
        }
        return "http://127.0.0.1:" + server.getPort() + "/api/v1" + path;
    }

    Connection superuser() throws SQLException {
        return servers.superuser("duly_read");
    }

    @Override
    public void close() throws IOException {
        service.close();
        broker.close();
        servers.close();
    }
}
