package org.duly.command.decision;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.duly.events.decision.CallInDismissed;
import org.duly.events.decision.CallInUpheld;
import org.duly.events.decision.DecisionCalledIn;
import org.duly.events.decision.DecisionCorrected;
import org.duly.events.decision.DecisionEffective;
import org.duly.events.decision.DecisionEvent;
import org.duly.events.decision.DecisionPublished;
import org.duly.events.decision.DecisionRecord;
import org.duly.events.decision.DecisionRescinded;
import org.duly.events.decision.DecisionSuperseded;
import org.duly.events.decision.DecisionTaken;
import org.duly.events.decision.ReferralOutcome;
import org.duly.events.decision.ScrutinyReferralDetermined;
import org.duly.events.decision.ScrutinyReferred;
import org.duly.events.governance.ConditionEvent;
import org.duly.events.programme.StatedDate;
import org.jspecify.annotations.Nullable;

/** What decisions about a decision need to know. */
public sealed interface DecisionState {
    /** Nothing was decided. */
    record NotTaken() implements DecisionState {}

    /**
     * It was taken.
     *
     * @param published digest of the record that was last published; absent before
     * @param calledInBy the committees whose call-in is open
     * @param referredBy the committees whose referral is open
     * @param sentBack whether a call-in was upheld, or a referral sent it back
     * @param effective absent until it took effect
     * @param end absent while nothing took its place and nobody took it back
     */
    record Taken(
            DecisionRecord record,
            @Nullable String published,
            Set<String> calledInBy,
            Set<String> referredBy,
            boolean sentBack,
            @Nullable StatedDate effective,
            @Nullable End end)
            implements DecisionState {
        public Taken {
            calledInBy = Collections.unmodifiableSet(new LinkedHashSet<>(calledInBy));
            referredBy = Collections.unmodifiableSet(new LinkedHashSet<>(referredBy));
        }

        static Taken of(DecisionTaken taken) {
            return new Taken(DecisionRecord.of(taken), null, Set.of(), Set.of(), false, null, null);
        }

        Taken with(DecisionEvent event) {
            return switch (event) {
                case DecisionTaken _ -> this;
                case DecisionCorrected _, ConditionEvent _ ->
                    new Taken(record.with(event), published, calledInBy, referredBy, sentBack, effective, end);
                case DecisionPublished as ->
                    new Taken(record, as.recordSha256(), calledInBy, referredBy, sentBack, effective, end);
                case DecisionCalledIn as -> calledIn(plus(calledInBy, as.committee()), sentBack);
                case CallInUpheld as -> calledIn(minus(calledInBy, as.committee()), true);
                case CallInDismissed as -> calledIn(minus(calledInBy, as.committee()), sentBack);
                case ScrutinyReferred as -> referred(plus(referredBy, as.committee()), sentBack);
                case ScrutinyReferralDetermined as ->
                    referred(
                            minus(referredBy, as.committee()),
                            sentBack || as.outcome() == ReferralOutcome.REFERRED_BACK);
                case DecisionEffective as ->
                    new Taken(record, published, calledInBy, referredBy, sentBack, as.on(), end);
                case DecisionSuperseded as -> ended(new End(as.by()));
                case DecisionRescinded as -> ended(new End(as.by()));
            };
        }

        private Taken calledIn(Set<String> open, boolean back) {
            return new Taken(record, published, open, referredBy, back, effective, end);
        }

        private Taken referred(Set<String> open, boolean back) {
            return new Taken(record, published, calledInBy, open, back, effective, end);
        }

        private Taken ended(End how) {
            return new Taken(record, published, calledInBy, referredBy, sentBack, effective, how);
        }

        private static Set<String> plus(Set<String> before, String committee) {
            Set<String> after = new LinkedHashSet<>(before);
            after.add(committee);
            return after;
        }

        private static Set<String> minus(Set<String> before, String committee) {
            Set<String> after = new LinkedHashSet<>(before);
            after.remove(committee);
            return after;
        }
    }

    /**
     * How it ended.
     *
     * @param by the decision that took its place or took it back; absent if none did
     */
    record End(@Nullable UUID by) {}
}
