package org.duly.query.ballot;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.duly.events.ballot.BallotClosed;
import org.duly.events.ballot.BallotDeclared;
import org.duly.events.ballot.BallotOpened;
import org.duly.events.ballot.BallotOpeningRefused;
import org.duly.events.ballot.BallotScheduled;
import org.duly.events.ballot.Constituency;
import org.duly.events.ballot.PaperRefusal;
import org.duly.query.governance.Act;
import org.duly.query.governance.Recorded;
import org.duly.query.governance.RecordedIrregularity;
import org.duly.query.log.PlacedEvent;
import org.jspecify.annotations.Nullable;

/**
 * A ballot, as far as the log was read. What papers say is in the declaration and nowhere else.
 *
 * @param constituencies with the electorates as last revised
 * @param changes why electorates were revised, in order
 * @param refusedToOpen what was in the way when it was to open by itself; null if nothing was
 * @param closed null while papers are in time
 * @param papers that were taken in, in the order in which they were recorded
 * @param declared null before, whatever was counted
 * @param ordered what is to be voted on again
 * @param abandonedBecause null unless it was given up
 * @param irregularities of all that was recorded
 * @param acts everything that happened to it but its papers, in order
 */
public record BallotFacts(
        UUID id,
        BallotScheduled schedule,
        Act scheduledIn,
        List<Constituency> constituencies,
        List<ElectorateChange> changes,
        Stage stage,
        @Nullable Recorded<BallotOpened> opened,
        @Nullable Recorded<BallotOpeningRefused> refusedToOpen,
        @Nullable Recorded<BallotClosed> closed,
        List<BallotPaper> papers,
        List<RefusedPaper> refused,
        @Nullable Recorded<BallotDeclared> declared,
        List<RevoteOrder> ordered,
        @Nullable String abandonedBecause,
        List<RecordedIrregularity> irregularities,
        List<Act> acts,
        PlacedEvent last) {

    /** Whether any of some ballots is held again in this one. */
    boolean isHeldAgain(Collection<UUID> ballots) {
        UUID first = schedule.revoteOf();
        return first != null && ballots.contains(first);
    }

    /** How far a ballot has come. */
    public enum Stage {
        SCHEDULED,
        /** Papers are taken in. */
        OPEN,
        /** What is received from now on is late. */
        CLOSED,
        DECLARED,
        ABANDONED
    }

    /** A revision of the electorates before the opening. */
    public record ElectorateChange(String reason, Act in) {}

    /** A paper that was taken in, and when it was received. */
    public record BallotPaper(String constituencyId, String member, Instant receivedAt, long position) {}

    /** A paper that was not taken in, and when it was received. */
    public record RefusedPaper(
            String constituencyId, String member, PaperRefusal reason, Instant receivedAt, long position) {}

    /** Some constituencies are to vote again. */
    public record RevoteOrder(List<String> constituencies, String reason, Act in) {}
}
