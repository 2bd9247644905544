package org.duly.query.signoff;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.events.governance.Conditions;
import org.duly.events.governance.Conditions.Condition;
import org.duly.events.governance.QuorumCount;
import org.duly.events.governance.VoteTally;
import org.duly.events.signoff.GateFinding;
import org.duly.events.signoff.ItemStanding;
import org.duly.events.signoff.PackItem;
import org.duly.events.signoff.SignOffDeferred;
import org.duly.events.signoff.SignOffRequested;
import org.duly.events.signoff.UrgentActionTaken;
import org.duly.query.governance.Act;
import org.duly.query.governance.RecordedIrregularity;
import org.duly.query.log.PlacedEvent;
import org.jspecify.annotations.Nullable;

/**
 * A sign-off, as far as the log was read. Whether it is overdue or stale depends on more than its own events.
 *
 * @param requested the event that asked for it
 * @param pack each paper as last sent
 * @param standing attendance, interests and votes
 * @param quorum as last taken, confirmed or lost; null if it never was
 * @param judgedAtPosition as of the last vote that was opened
 * @param findings of the gate before that vote
 * @param irregularities of all that was recorded, each with its event
 * @param declared how the last vote came out, if it was declared
 * @param disposition what became of it last
 * @param outcome the event that granted, refused, ratified or withdrew it; null before
 * @param reason of a refusal, a deferral or a withdrawal
 * @param deferred until it is taken up again
 * @param urgent the chair's urgent action, if there was one
 * @param acts everything that happened to it, in order
 */
public record SignOffFacts(
        UUID id,
        SignOffRequested request,
        PlacedEvent requested,
        List<PackSent> pack,
        ItemStanding standing,
        @Nullable QuorumCount quorum,
        @Nullable Long judgedAtPosition,
        List<GateFinding> findings,
        List<RecordedIrregularity> irregularities,
        List<Discussed> discussed,
        @Nullable Declared declared,
        Disposition disposition,
        @Nullable PlacedEvent outcome,
        @Nullable String reason,
        @Nullable SignOffDeferred deferred,
        @Nullable UrgentActionTaken urgent,
        Conditions conditions,
        List<Act> acts,
        PlacedEvent last) {

    /** What became of a sign-off. */
    public enum Disposition {
        ASKED,
        GRANTED,
        REFUSED,
        DEFERRED,
        URGENT,
        RATIFIED,
        NOT_RATIFIED,
        WITHDRAWN
    }

    /**
     * A paper that was sent.
     *
     * @param to opaque ids of the members these bytes were sent to
     * @param sentIn the event that first sent these bytes
     * @param readBy who said that they read these very bytes
     */
    public record PackSent(PackItem item, List<String> to, Act sentIn, List<Read> readBy) {
        /** Those it was sent to who have not said so. */
        public List<String> unreadBy() {
            return to.stream()
                    .filter(member ->
                            readBy.stream().noneMatch(read -> read.member().equals(member)))
                    .toList();
        }
    }

    /** Who read a paper when, as told. */
    public record Read(String member, Instant at, long position) {}

    /** Points the body discussed. */
    public record Discussed(
            List<UUID> considerations, @Nullable String minute, Act in) {}

    /** A vote as declared, in the room or in writing. */
    public record Declared(VoteTally tally, boolean carried, Act in) {}

    /** Whether nothing more is to be decided. */
    public boolean isConcluded() {
        return switch (disposition) {
            case GRANTED, REFUSED, RATIFIED, NOT_RATIFIED, WITHDRAWN -> true;
            case ASKED, DEFERRED, URGENT -> false;
        };
    }

    /** Whether the body, or its chair for it, said yes. */
    public boolean isSigned() {
        return disposition == Disposition.GRANTED || disposition == Disposition.RATIFIED;
    }

    /** Conditions neither discharged nor waived. */
    public List<Condition> openConditions() {
        return conditions.unsettled();
    }
}
