package org.duly.command.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.duly.command.web.Bodies.logged;
import static org.duly.command.web.GovernanceBodies.considered;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.duly.command.ballot.BallotCommand.OpenBallot;
import org.duly.command.ballot.OpeningLookup;
import org.duly.command.ballot.OpeningLookup.KnownOpening;
import org.duly.command.governance.GateRules.EveryResponseIsCountedOrExcluded;
import org.duly.command.handling.CommandDispatcher;
import org.duly.command.handling.CommandDispatcher.Prepared;
import org.duly.command.handling.Refusal;
import org.duly.command.handling.Request;
import org.duly.command.web.RunningCommandService.Answer;
import org.duly.events.ballot.BallotOpened;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A ballot of members about an engagement: it opens once its responses are considered. */
class BallotGateTest extends CommandServiceScenario {
    private UUID engagement;
    private UUID ballot;

    @BeforeEach
    void a_ballot_about_an_engagement_that_is_considered() {
        engagement = Bodies.opened(service);
        considered(service, engagement);
        Answer scheduled = service.post("/ballots", """
                {"question": "Shall it be?", "engagementId": "%s", "combine": "ALL", "verifier": "scrutineer-1",
                 "constituencies": [{"constituencyId": "north", "name": "North",
                                     "electorate": [{"member": "n1", "weight": 1}]}],
                 "rule": {"quorum": {"numerator": 1, "denominator": 2}, "quorumMeasure": "MEMBERS",
                          "pass": {"numerator": 1, "denominator": 2}, "passOf": "CAST", "passMeasure": "WEIGHT",
                          "strictlyMore": true},
                 "opensAt": "2019-10-18T09:00:00Z", "closesAt": "2019-10-28T09:00:00Z"}""".formatted(engagement));
        assertThat(scheduled.status()).as(scheduled.problem()).isEqualTo(201);
        ballot = scheduled.id();
    }

    @Test
    void opens_and_says_up_to_where_responses_were_judged() {
        Answer opened = service.post("/ballots/" + ballot + "/open", "{}");
        assertThat(opened.status()).as(opened.problem()).isEqualTo(200);
        assertThat(service.recordedIn(engagement))
                .filteredOn(BallotOpened.class::isInstance)
                .singleElement()
                .satisfies(event -> {
                    BallotOpened recorded = (BallotOpened) event;
                    assertThat(recorded.judgedAtPosition()).isNotNull();
                    assertThat(recorded.findings()).isEmpty();
                    assertThat(recorded.irregularities()).isEmpty();
                });
        // Papers are returned while responses keep coming in.
        logged(service, engagement);
        assertThat(service.post("/ballots/" + ballot + "/papers", """
                {"constituencyId": "north", "member": "n1", "choice": "APPROVE"}""").status()).isEqualTo(200);
    }

    @Test
    void stays_shut_when_a_response_is_logged_between_judgement_and_append() {
        OpeningLookup openings = service.bean(OpeningLookup.class);
        AtomicInteger judged = new AtomicInteger();
        Request request = new Request("ann", "officer", null, UUID.randomUUID().toString(), new byte[] {1}, "c", null);
        assertThatThrownBy(() -> service.bean(CommandDispatcher.class).dispatch(request, _ -> {
                    KnownOpening known = openings.find(ballot);
                    if (judged.incrementAndGet() == 1) {
                        logged(service, engagement);
                    }
                    return new Prepared(
                            new OpenBallot(ballot, known.scope(), known.opening(), null, null), known.guards());
                }))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.rule()).isInstanceOf(EveryResponseIsCountedOrExcluded.class));
        assertThat(judged).hasValueGreaterThan(1);
        assertThat(service.recordedIn(engagement)).noneMatch(BallotOpened.class::isInstance);
    }
}
