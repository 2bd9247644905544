package org.duly.command.signoff;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.duly.command.body.Boards;
import org.duly.command.governance.AuthorityStanding;
import org.duly.command.governance.Gate.GateFacts;
import org.duly.command.governance.NamedOverride;
import org.duly.command.handling.Scenario;
import org.duly.command.response.ConsideredJudgement;
import org.duly.command.response.EngagementPapers;
import org.duly.command.response.VoteJudgement;
import org.duly.command.signoff.SignOffCommand.Of;
import org.duly.events.body.BodyRoll;
import org.duly.events.body.Regime;
import org.duly.events.document.DocumentKind;
import org.duly.events.document.DocumentVersionIssued;
import org.duly.events.document.DocumentVersions;
import org.duly.events.governance.Authority;
import org.duly.events.governance.AuthorityKind;
import org.duly.events.governance.QuorumCount;
import org.duly.events.signoff.AttendanceRecorded;
import org.duly.events.signoff.Attendee;
import org.duly.events.signoff.ConflictAction;
import org.duly.events.signoff.ConflictRuled;
import org.duly.events.signoff.InterestDeclared;
import org.duly.events.signoff.InterestKind;
import org.duly.events.signoff.PackStanding;
import org.duly.events.signoff.SignOffEvent;
import org.duly.events.signoff.SignOffRequested;
import org.duly.events.signoff.VoteCast;
import org.duly.events.signoff.VoteChoice;
import org.duly.events.signoff.VoteOpened;
import org.jspecify.annotations.Nullable;

/** An item of a board of three (m1 in the chair, m2, m3), two of whom are a quorum: what tests of sign-offs begin with. */
final class Items {
    static final UUID ID = new UUID(0, 7);
    static final UUID DOCUMENT = new UUID(0, 6);
    static final UUID ENGAGEMENT = new UUID(0, 1);
    static final String BODY = "eastvale-gb";
    static final String SHA = "a".repeat(64);
    static final Instant NOW = Instant.parse("2020-01-14T14:00:00Z");
    static final NamedOverride ANN = new NamedOverride("ann", "It took place");
    static final Authority AUTHORITY = new Authority(AuthorityKind.RESERVED, BODY, "mergers", null);
    static final BodyRoll BOARD = Boards.full(Regime.NHS_BODY, Boards.constitution(3, 2));
    static final BodyRoll COUNCIL = Boards.full(Regime.COUNCIL_EXECUTIVE, Boards.constitution(3, 2));
    static final SignOffRequested REQUESTED = requested(null);

    private Items() {}

    static Of addressed() {
        return new Of(ID, "body/" + BODY, null);
    }

    static Of at(Instant occurredAt) {
        return new Of(ID, "body/" + BODY, occurredAt);
    }

    static SignOffRequested requested(@Nullable UUID engagement) {
        return new SignOffRequested(
                BODY, "Merge", DOCUMENT, 1, SHA, null, AUTHORITY, engagement, List.of(), null, List.of());
    }

    static DocumentVersions versions(int issued, Integer... withdrawn) {
        return new DocumentVersions(
                IntStream.rangeClosed(1, issued)
                        .mapToObj(version -> new DocumentVersionIssued(
                                version,
                                DocumentKind.BUSINESS_CASE,
                                "The case",
                                SHA,
                                "application/pdf",
                                BODY,
                                null,
                                null,
                                null))
                        .toList(),
                Set.of(withdrawn));
    }

    /** Everything in order, of an item that names no engagement. */
    static ItemFacts facts() {
        return facts(BOARD);
    }

    static ItemFacts facts(BodyRoll body) {
        return new ItemFacts(body, versions(1), given(true), PackStanding.NONE, null);
    }

    static AuthorityStanding given(boolean given) {
        return new AuthorityStanding(AUTHORITY, BODY, given);
    }

    /** An engagement without responses, which has issued nothing. */
    static GateFacts nothingIssued() {
        return new GateFacts(
                new VoteJudgement(
                        new ConsideredJudgement(0, 0, 0, 0, 0, 0, List.of(), List.of(), 0, 77),
                        new EngagementPapers(null, Map.of())),
                1);
    }

    static Scenario<SignOffState, SignOffCommand, SignOffEvent> given(SignOffEvent... events) {
        return Scenario.of(new SignOffDecider(), NOW).given(List.of(events));
    }

    static AttendanceRecorded present(String... members) {
        return new AttendanceRecorded(
                List.of(members).stream()
                        .map(member -> new Attendee(member, "s" + member.substring(1), false))
                        .toList(),
                List.of(),
                null);
    }

    static VoteOpened opened(String... eligible) {
        return new VoteOpened(
                List.of(eligible), new QuorumCount(2, eligible.length, 3, List.of()), null, List.of(), List.of());
    }

    static VoteCast voted(String member, VoteChoice choice) {
        return new VoteCast(member, choice, List.of());
    }

    static InterestDeclared interest(String member, InterestKind kind) {
        return new InterestDeclared("of-" + member, member, kind, "As registered");
    }

    static ConflictRuled ruled(String member, ConflictAction action) {
        return new ConflictRuled("of-" + member, member, "m1", action, "As advised");
    }
}
