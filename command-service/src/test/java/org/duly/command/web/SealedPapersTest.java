package org.duly.command.web;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.duly.command.handling.Streams;
import org.duly.command.log.EventLog;
import org.duly.command.log.EventLog.LoggedEvent;
import org.duly.command.web.RunningCommandService.Answer;
import org.duly.events.EventCodec;
import org.duly.events.EventEnvelope;
import org.duly.events.ProtectedText;
import org.duly.events.ballot.BallotChoice;
import org.duly.events.ballot.BallotDeclared;
import org.duly.events.ballot.BallotOpened;
import org.duly.events.ballot.BallotPaperReturned;
import org.duly.platform.vault.BallotKeyVault;
import org.duly.platform.vault.DamagedException;
import org.duly.platform.vault.KeyErasedException;
import org.duly.platform.vault.MasterKey;
import org.duly.platform.vault.PostgresKeyVault;
import org.duly.platform.vault.RespondentKey;
import org.duly.platform.vault.Sealer;
import org.junit.jupiter.api.Test;

/** Who can learn what a paper says, and until when. */
class SealedPapersTest extends CommandServiceScenario {
    private static final List<BallotChoice> CHOICES = List.of(BallotChoice.values());

    @Test
    void all_events_the_master_key_and_what_the_query_service_may_read_tell_no_members_choice() throws SQLException {
        Bodies.logged(service, Bodies.opened(service));
        UUID ballot = opened(false);
        for (int i = 0; i < CHOICES.size(); i++) {
            returned(ballot, "n" + (i + 1), ", \"choice\": \"" + CHOICES.get(i) + "\"");
        }
        Sealer sealer = service.bean(Sealer.class);
        RespondentKey ofTheBallot = service.bean(BallotKeyVault.class).get(keyOf(ballot));
        try (HikariDataSource asQuery = service.vaultAsQuery().pool("vault-query", 1)) {
            Collection<RespondentKey> readable = readable(asQuery);
            assertThat(readable).isNotEmpty();
            List<BallotPaperReturned> papers = new ArrayList<>();
            for (EventEnvelope event : events(ballot)) {
                if (event.data() instanceof BallotPaperReturned paper) {
                    ProtectedText choice = requireNonNull(paper.choice());
                    papers.add(paper);
                    assertThat(CHOICES)
                            .extracting(BallotChoice::name)
                            .contains(sealer.open(ofTheBallot, event.id(), "choice", choice)
                                    .strip());
                    assertThat(readable)
                            .allSatisfy(key -> assertThatThrownBy(() -> sealer.open(key, event.id(), "choice", choice))
                                    .isInstanceOf(DamagedException.class));
                }
            }
            assertThat(papers).hasSameSizeAs(CHOICES);
            BallotKeyVault ofQueryService = new BallotKeyVault(asQuery, service.bean(MasterKey.class));
            assertThatThrownBy(() -> ofQueryService.get(ofTheBallot.id()))
                    .rootCause()
                    .hasMessageContaining("permission denied for table ballot_key");
        }
    }

    @Test
    void of_a_secret_ballot_there_is_nothing_to_open_not_even_for_who_has_every_key() {
        UUID ballot = opened(true);
        for (int i = 0; i < CHOICES.size(); i++) {
            returned(ballot, "n" + (i + 1), "");
        }
        accepted(ballot, "close", "{}");
        accepted(ballot, "counts", """
                {"by": "scrutineer-1", "count": {"constituencyId": "north",
                 "votesFor": 1, "votesAgainst": 1, "abstained": 1, "spoilt": 1}}""");
        accepted(ballot, "declare", "{\"verifiedBy\": \"scrutineer-1\"}");
        assertThat(events(ballot)).extracting(EventEnvelope::data).allSatisfy(event -> {
            if (event instanceof BallotPaperReturned paper) {
                assertThat(paper.choice()).isNull();
            } else if (event instanceof BallotOpened opened) {
                assertThat(opened.keyReference()).isNull();
            } else if (event instanceof BallotDeclared declared) {
                assertThat(declared.papers()).isEmpty();
            }
        });
        assertThat(service.bean(EventLog.class).readStream(Streams.ballot(ballot), 0))
                .extracting(event -> new String(event.bytes(), StandardCharsets.UTF_8))
                .noneMatch(event -> CHOICES.stream().anyMatch(choice -> event.contains(choice.name())));
    }

    @Test
    void the_papers_of_a_ballot_that_is_given_up_can_never_be_opened() {
        UUID ballot = opened(false);
        returned(ballot, "n1", ", \"choice\": \"APPROVE\"");
        UUID key = keyOf(ballot);
        accepted(ballot, "abandon", "{\"reason\": \"The merger is off\"}");
        await().untilAsserted(() -> assertThatThrownBy(
                        () -> service.bean(BallotKeyVault.class).get(key))
                .isInstanceOf(KeyErasedException.class));
        assertThat(service.post("/ballots/" + ballot + "/papers", paper("n2", ", \"choice\": \"APPROVE\""))
                        .problem())
                .isEqualTo("papers-come-once-the-ballot-is-open");
        assertThat(service.post("/ballots/" + ballot + "/declare", "{\"verifiedBy\": \"scrutineer-1\"}")
                        .problem())
                .isEqualTo("ballot-is-closed-and-not-declared");
    }

    @Test
    void the_papers_of_a_ballot_that_was_declared_can_be_compared_with_what_was_sealed() {
        UUID ballot = opened(false);
        returned(ballot, "n1", ", \"choice\": \"APPROVE\"");
        accepted(ballot, "close", "{\"override\": {\"by\": \"secretary-1\", \"reason\": \"Everybody was heard\"}}");
        accepted(ballot, "declare", "{\"verifiedBy\": \"scrutineer-1\"}");
        assertThat(service.bean(BallotKeyVault.class).get(keyOf(ballot)).id()).isEqualTo(keyOf(ballot));
    }

    private static Collection<RespondentKey> readable(HikariDataSource asQuery) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (Connection connection = asQuery.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM vault.respondent_key")) {
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
        }
        return new PostgresKeyVault(asQuery, service.bean(MasterKey.class))
                .getAll(ids)
                .values();
    }

    private static UUID opened(boolean secret) {
        String electorate = """
                {"member": "n1", "weight": 1}, {"member": "n2", "weight": 1}, {"member": "n3", "weight": 1},
                {"member": "n4", "weight": 1}""";
        Answer scheduled = service.post("/ballots", """
                {"question": "Shall it be?", "bodyId": "members", "combine": "ALL", "verifier": "scrutineer-1",
                 "constituencies": [{"constituencyId": "north", "name": "North", "electorate": [%s]}],
                 "rule": {"quorum": {"numerator": 1, "denominator": 2}, "quorumMeasure": "MEMBERS",
                          "pass": {"numerator": 1, "denominator": 2}, "passOf": "CAST", "passMeasure": "WEIGHT",
                          "strictlyMore": true},
                 "secret": %s, "opensAt": "2019-10-18T09:00:00Z", "closesAt": "2019-10-28T09:00:00Z"}""".formatted(electorate, secret));
        assertThat(scheduled.status()).as(scheduled.problem()).isEqualTo(201);
        accepted(scheduled.id(), "open", "{}");
        return scheduled.id();
    }

    private static void returned(UUID ballot, String member, String choice) {
        accepted(ballot, "papers", paper(member, choice));
    }

    private static String paper(String member, String choice) {
        return "{\"constituencyId\": \"north\", \"member\": \"%s\"%s}".formatted(member, choice);
    }

    private static void accepted(UUID ballot, String act, String body) {
        Answer answer = service.post("/ballots/" + ballot + "/" + act, body);
        assertThat(answer.status()).as(answer.problem()).isEqualTo(200);
    }

    private static UUID keyOf(UUID ballot) {
        return events(ballot).stream()
                .map(EventEnvelope::data)
                .filter(BallotOpened.class::isInstance)
                .map(event -> ((BallotOpened) event).keyReference())
                .findFirst()
                .orElseThrow();
    }

    private static List<EventEnvelope> events(UUID ballot) {
        List<LoggedEvent> logged = service.bean(EventLog.class).readStream(Streams.ballot(ballot), 0);
        return logged.stream()
                .map(event -> service.bean(EventCodec.class).decode(event.bytes()))
                .toList();
    }
}
