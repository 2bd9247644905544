package org.duly.command.ballot;

import java.util.List;
import java.util.UUID;
import org.duly.command.ballot.BallotState.Ballot;
import org.duly.command.governance.GateLookup;
import org.duly.command.governance.GateLookup.KnownGate;
import org.duly.command.handling.Refusal;
import org.duly.command.log.Append.Guard;
import org.jspecify.annotations.Nullable;

/** What the opening of a ballot stands on beside the ballot itself. Thread-safe. */
public final class OpeningLookup {
    private final BallotLookup ballots;
    private final SealedPapers papers;
    private final GateLookup gates;

    public OpeningLookup(BallotLookup ballots, SealedPapers papers, GateLookup gates) {
        this.ballots = ballots;
        this.papers = papers;
        this.gates = gates;
    }

    /**
     * What a ballot's opening stands on, at the head of the log.
     *
     * @throws Refusal if there is no such ballot
     */
    public KnownOpening find(UUID ballotId) {
        Ballot ballot = ballots.ballot(ballotId);
        UUID engagement = ballot.schedule().engagementId();
        @Nullable KnownGate gate = engagement == null ? null : gates.find(engagement);
        return new KnownOpening(
                ballots.scopeOf(ballotId),
                new Opening(papers.newKey(), gate == null ? null : gate.facts()),
                gate == null ? List.of() : gate.guards());
    }

    /**
     * What a ballot's opening stands on.
     *
     * @param scope what the ballot belongs to
     * @param guards what must not have been recorded since for it to stand: above all, no response
     */
    public record KnownOpening(String scope, Opening opening, List<Guard> guards) {}
}
