package org.duly.command.decision;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.duly.command.decision.DecisionState.Taken;
import org.duly.command.handling.BusinessRule;
import org.duly.events.body.Regime;
import org.duly.events.programme.StatedDate;
import org.jspecify.annotations.Nullable;

/** The rules about call-in and referral, each named as the sentence it states. */
public final class ScrutinyRules {
    /** Days are those of the calendar in London. */
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private ScrutinyRules() {}

    /** Call-in is for decisions of a council's executive (Local Government Act 2000, section 9F). */
    public record OnlyACouncilsExecutiveIsCalledIn(Regime regime) implements BusinessRule {
        @Override
        public boolean isKept() {
            return regime == Regime.COUNCIL_EXECUTIVE;
        }

        @Override
        public String explanation() {
            return "It was decided under the regime " + regime
                    + "; only decisions of a council's executive are called in. A health scrutiny committee refers.";
        }
    }

    /**
     * What is in effect is not called in any more.
     *
     * @param effective absent until it took effect
     * @param at when it was called in
     */
    public record CallInComesBeforeTheEffect(@Nullable StatedDate effective, Instant at) implements BusinessRule {
        @Override
        public boolean isKept() {
            return effective == null || at.atZone(LONDON).toLocalDate().isBefore(effective.firstDay());
        }

        @Override
        public String explanation() {
            return effective == null
                    ? "It is not in effect yet."
                    : "It took effect " + effective.date() + ". If it was called in before, say when with occurredAt.";
        }
    }

    /** Somebody calls it in. */
    public record SomebodyCallsItIn(List<String> by) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !by.isEmpty();
        }

        @Override
        public String explanation() {
            return "Name the members who call it in.";
        }

        @Override
        public String field() {
            return "/by";
        }
    }

    /** A committee has one call-in of a decision open at a time. */
    public record CommitteeCallsInOnceAtATime(Taken decision, String committee) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !decision.calledInBy().contains(committee);
        }

        @Override
        public String explanation() {
            return "It was called in by " + committee + " already. Uphold or dismiss that first.";
        }
    }

    /** A call-in is upheld or dismissed by the committee that called in. */
    public record CallInIsDeterminedByItsCommittee(Taken decision, String committee) implements BusinessRule {
        @Override
        public boolean isKept() {
            return decision.calledInBy().contains(committee);
        }

        @Override
        public String explanation() {
            return decision.calledInBy().isEmpty()
                    ? "It is not called in."
                    : "It was called in by " + String.join(", ", decision.calledInBy())
                            + ": only they uphold or dismiss.";
        }

        @Override
        public String field() {
            return "/committee";
        }
    }

    /** A committee has one referral of a decision open at a time. */
    public record CommitteeRefersOnceAtATime(Taken decision, String committee) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !decision.referredBy().contains(committee);
        }

        @Override
        public String explanation() {
            return "It was referred by " + committee + " already, and that is not determined.";
        }
    }

    /** What is determined was referred. */
    public record DeterminedReferralIsOpen(Taken decision, String committee) implements BusinessRule {
        @Override
        public boolean isKept() {
            return decision.referredBy().contains(committee);
        }

        @Override
        public String explanation() {
            return "No referral by " + committee + " is open.";
        }

        @Override
        public String field() {
            return "/committee";
        }
    }
}
