package org.duly.command.merger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.duly.events.governance.Conditions;
import org.duly.events.merger.ApplicationDetermined;
import org.duly.events.merger.ApplicationSubmitted;
import org.duly.events.merger.MemberSupportRecorded;
import org.duly.events.merger.MergerDecided;
import org.duly.events.merger.MergerProposed;
import org.duly.events.merger.PartyResolved;
import org.jspecify.annotations.Nullable;

/** What decisions about a merger need to know. */
public sealed interface MergerState {
    /** Nothing was proposed. */
    record NotProposed() implements MergerState {}

    /**
     * A merger case.
     *
     * @param resolutions the last of each party
     * @param support what was last recorded of each party's members
     * @param decided the last decision on the merger
     * @param applied the last application to the regulator
     * @param determined what was last determined on it
     * @param conditions those of the regulator
     */
    record Case(
            MergerProposed proposal,
            Map<String, PartyResolved> resolutions,
            Map<String, MemberSupportRecorded> support,
            @Nullable MergerDecided decided,
            @Nullable ApplicationSubmitted applied,
            @Nullable ApplicationDetermined determined,
            Conditions conditions,
            Stage stage)
            implements MergerState {
        public Case {
            resolutions = Map.copyOf(resolutions);
            support = Map.copyOf(support);
        }

        static Case of(MergerProposed proposal) {
            return new Case(proposal, Map.of(), Map.of(), null, null, null, Conditions.NONE, Stage.UNDER_WAY);
        }

        /** The parties that nothing of a kind is recorded of, in order. */
        Set<String> partiesNot(Predicate<String> recorded) {
            Set<String> missing = new TreeSet<>(proposal.parties());
            missing.removeIf(recorded);
            return missing;
        }

        /** The decisions that its own decision or a party's resolution names. */
        Set<UUID> decisions() {
            Set<UUID> ids = new HashSet<>();
            if (decided != null) {
                ids.addAll(decided.decisions());
            }
            for (PartyResolved resolution : resolutions.values()) {
                if (resolution.decisionId() != null) {
                    ids.add(resolution.decisionId());
                }
            }
            return ids;
        }

        /** The sign-offs that its own decision or a party's resolution names. */
        Set<UUID> signOffs() {
            Set<UUID> ids = new HashSet<>();
            if (decided != null) {
                ids.addAll(decided.signOffs());
            }
            for (PartyResolved resolution : resolutions.values()) {
                if (resolution.signOffId() != null) {
                    ids.add(resolution.signOffId());
                }
            }
            return ids;
        }

        Case with(PartyResolved resolution) {
            Map<String, PartyResolved> more = new HashMap<>(resolutions);
            more.put(resolution.party(), resolution);
            return new Case(proposal, more, support, decided, applied, determined, conditions, stage);
        }

        Case with(MemberSupportRecorded recorded) {
            Map<String, MemberSupportRecorded> more = new HashMap<>(support);
            more.put(recorded.party(), recorded);
            return new Case(proposal, resolutions, more, decided, applied, determined, conditions, stage);
        }

        Case with(MergerDecided decision) {
            return new Case(proposal, resolutions, support, decision, applied, determined, conditions, stage);
        }

        /** A new application is one on which nothing is determined yet. */
        Case with(ApplicationSubmitted application) {
            return new Case(proposal, resolutions, support, decided, application, null, conditions, stage);
        }

        Case with(ApplicationDetermined determination) {
            return new Case(proposal, resolutions, support, decided, applied, determination, conditions, stage);
        }

        Case with(Conditions changed) {
            return new Case(proposal, resolutions, support, decided, applied, determined, changed, stage);
        }

        Case at(Stage later) {
            return new Case(proposal, resolutions, support, decided, applied, determined, conditions, later);
        }
    }

    /** How a merger stands. */
    enum Stage {
        UNDER_WAY,
        EFFECTIVE,
        ABANDONED
    }
}
