package org.duly.query.decision;

import java.util.List;
import java.util.UUID;
import org.duly.events.decision.DecisionEffective;
import org.duly.events.decision.DecisionPublished;
import org.duly.events.decision.DecisionRecord;
import org.duly.events.decision.DecisionTaken;
import org.duly.events.decision.ReferralOutcome;
import org.duly.query.governance.Act;
import org.duly.query.governance.RecordedIrregularity;
import org.duly.query.log.PlacedEvent;
import org.jspecify.annotations.Nullable;

/**
 * A decision, as far as the log was read.
 *
 * @param taken the event that took it
 * @param record with all corrections and what became of the conditions
 * @param irregularities of all that was recorded, each with its event
 * @param published the last publication, null before
 * @param effective null until it took effect
 * @param superseded null unless a later decision took its place
 * @param rescinded null unless it was taken back
 * @param acts everything that happened to it, in order
 */
public record DecisionFacts(
        UUID id,
        PlacedEvent taken,
        DecisionRecord record,
        List<RecordedIrregularity> irregularities,
        @Nullable Published published,
        List<CallIn> callIns,
        List<Referral> referrals,
        @Nullable Effective effective,
        @Nullable Ended superseded,
        @Nullable Ended rescinded,
        List<Act> acts,
        PlacedEvent last) {

    /** What a decision is worth. */
    public enum Standing {
        /** Nothing speaks against it. */
        STANDS,
        /** A scrutiny committee called it in, and that is not determined. */
        CALLED_IN,
        /** A committee asks that it be looked at again. */
        SENT_BACK,
        /** The proposal was referred, and that is not determined. */
        REFERRED,
        /** A later decision took its place. */
        SUPERSEDED,
        /** It was taken back. */
        RESCINDED
    }

    /** A publication of the record. */
    public record Published(DecisionPublished as, Act in) {}

    /** When it took effect. */
    public record Effective(DecisionEffective as, Act in) {}

    /**
     * The end of a decision.
     *
     * @param by the decision that ended it, if one did
     */
    public record Ended(@Nullable UUID by, String reason, Act in) {}

    /**
     * A call-in by a scrutiny committee.
     *
     * @param by opaque ids of the members
     * @param upheld null until it is determined
     * @param referredTo opaque id of the body that is to look at it again; null for the body that decided
     */
    public record CallIn(
            String committee,
            List<String> by,
            String reasons,
            Act calledIn,
            @Nullable Boolean upheld,
            @Nullable String outcomeReasons,
            @Nullable String referredTo,
            @Nullable Act determinedIn) {}

    /**
     * A referral of the proposal.
     *
     * @param outcome null until it is determined; so are the last three
     */
    public record Referral(
            String committee,
            String to,
            String reasons,
            Act referredIn,
            @Nullable ReferralOutcome outcome,
            @Nullable String determinedBy,
            @Nullable String outcomeReasons,
            @Nullable Act determinedIn) {}

    /** What was decided, as it was recorded first. */
    public DecisionTaken decision() {
        return record.taken();
    }

    /** What it is worth. */
    public Standing standing() {
        if (rescinded != null) {
            return Standing.RESCINDED;
        }
        if (superseded != null) {
            return Standing.SUPERSEDED;
        }
        if (callIns.stream().anyMatch(callIn -> callIn.upheld() == null)) {
            return Standing.CALLED_IN;
        }
        if (referrals.stream().anyMatch(referral -> referral.outcome() == null)) {
            return Standing.REFERRED;
        }
        boolean sentBack = callIns.stream().anyMatch(callIn -> Boolean.TRUE.equals(callIn.upheld()))
                || referrals.stream().anyMatch(referral -> referral.outcome() == ReferralOutcome.REFERRED_BACK);
        return sentBack ? Standing.SENT_BACK : Standing.STANDS;
    }
}
