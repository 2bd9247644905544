package org.duly.events.signoff;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.duly.events.body.Regime;
import org.jspecify.annotations.Nullable;

/**
 * The interests declared in one item, with the rulings on them: what a member may still do. Immutable.
 *
 * @param all by id, in the order they were declared
 */
public record Interests(Map<String, Interest> all) {
    /** Nobody declared anything. */
    public static final Interests NONE = new Interests(Map.of());

    public Interests {
        all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
    }

    /** With one more declaration. */
    public Interests with(InterestDeclared declared) {
        Map<String, Interest> more = new LinkedHashMap<>(all);
        more.put(declared.interestId(), new Interest(declared, null, null));
        return new Interests(more);
    }

    /** With a ruling; one on an interest that was never declared changes nothing. */
    public Interests with(ConflictRuled ruled) {
        return changed(
                ruled.interestId(), interest -> new Interest(interest.declared(), ruled, interest.dispensation()));
    }

    /** With a dispensation; one for an interest that was never declared changes nothing. */
    public Interests with(DispensationGranted granted) {
        return changed(granted.interestId(), interest -> new Interest(interest.declared(), interest.ruling(), granted));
    }

    /** What a member may do in the item, all their interests taken together. */
    public Participation of(String member, Regime regime) {
        List<Participation> each = all.values().stream()
                .filter(interest -> interest.declared().member().equals(member))
                .map(interest -> interest.participation(regime))
                .toList();
        if (each.contains(Participation.REMOVED)) {
            return Participation.REMOVED;
        }
        return each.contains(Participation.AWAITS_RULING) ? Participation.AWAITS_RULING : Participation.TAKES_PART;
    }

    /** The interests of a member on which nobody has ruled and the law has not either. */
    public List<Interest> unruled(String member, Regime regime) {
        return all.values().stream()
                .filter(interest -> interest.declared().member().equals(member))
                .filter(interest -> interest.participation(regime) == Participation.AWAITS_RULING)
                .toList();
    }

    private Interests changed(String interestId, UnaryOperator<Interest> change) {
        Map<String, Interest> after = new LinkedHashMap<>(all);
        after.computeIfPresent(interestId, (_, interest) -> change.apply(interest));
        return new Interests(after);
    }

    /**
     * One declared interest.
     *
     * @param ruling the last on it
     * @param dispensation the last from it
     */
    public record Interest(
            InterestDeclared declared,
            @Nullable ConflictRuled ruling,
            @Nullable DispensationGranted dispensation) {
        /**
         * What this interest alone leaves the member. A councillor's disclosable pecuniary interest takes the vote away by
         * law, whatever is ruled, unless a dispensation was granted, which then stands for a ruling until there is one. Any
         * other interest takes nothing away until somebody rules that it does.
         */
        public Participation participation(Regime regime) {
            if (isRemovedByLaw(regime)) {
                return Participation.REMOVED;
            }
            if (ruling == null) {
                return dispensation == null ? Participation.AWAITS_RULING : Participation.TAKES_PART;
            }
            return switch (ruling.action()) {
                case NO_ACTION, STAY_AND_VOTE -> Participation.TAKES_PART;
                case SPEAK_NOT_VOTE, LEAVE, PAPERS_WITHHELD -> Participation.REMOVED;
            };
        }

        private boolean isRemovedByLaw(Regime regime) {
            boolean ofACouncillor = switch (regime) {
                case COUNCIL_EXECUTIVE, COUNCIL_NON_EXECUTIVE -> true;
                case NHS_BODY, OTHER -> false;
            };
            return ofACouncillor && declared.kind() == InterestKind.DISCLOSABLE_PECUNIARY && dispensation == null;
        }
    }

    /** What a member may do in an item. */
    public enum Participation {
        /** Counts in the quorum and votes. */
        TAKES_PART,
        /** Counts in the quorum, but does not vote until somebody has ruled. */
        AWAITS_RULING,
        /** Neither counts in the quorum nor votes. */
        REMOVED;
    }
}
