package org.duly.events.merger;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.duly.events.governance.ConditionEvent;
import org.duly.events.governance.Conditions;
import org.jspecify.annotations.Nullable;

/**
 * A merger case, as far as it is judged by: the one meaning of it for commands, for queries and for reporting jobs. Immutable.
 *
 * @param resolutions the last of each party
 * @param support what was last recorded of each party's members
 * @param decided the last decision on the merger, null before
 * @param applied the last application to the regulator, null before
 * @param determined what was last determined on it, null before
 * @param conditions those of the regulator
 */
public record MergerCase(
        MergerProposed proposal,
        Map<String, PartyResolved> resolutions,
        Map<String, MemberSupportRecorded> support,
        @Nullable MergerDecided decided,
        @Nullable ApplicationSubmitted applied,
        @Nullable ApplicationDetermined determined,
        Conditions conditions,
        Stage stage) {
    public MergerCase {
        resolutions = Map.copyOf(resolutions);
        support = Map.copyOf(support);
    }

    /** How a merger stands. */
    public enum Stage {
        /** Neither in effect nor given up. */
        UNDER_WAY,
        /** It took effect. */
        EFFECTIVE,
        /** It was given up. */
        ABANDONED;
    }

    /** A merger that was just proposed. */
    public static MergerCase of(MergerProposed proposal) {
        return new MergerCase(proposal, Map.of(), Map.of(), null, null, null, Conditions.NONE, Stage.UNDER_WAY);
    }

    /** With one more event of its stream. */
    public MergerCase with(MergerEvent event) {
        return switch (event) {
            case MergerProposed proposed -> of(proposed);
            case CriterionEvidenced _, StakeholderViewRecorded _, TransferSchemeMade _ -> this;
            case MemberSupportRecorded recorded ->
                new MergerCase(
                        proposal,
                        resolutions,
                        and(support, recorded.party(), recorded),
                        decided,
                        applied,
                        determined,
                        conditions,
                        stage);
            case PartyResolved resolved ->
                new MergerCase(
                        proposal,
                        and(resolutions, resolved.party(), resolved),
                        support,
                        decided,
                        applied,
                        determined,
                        conditions,
                        stage);
            case MergerDecided decision ->
                new MergerCase(proposal, resolutions, support, decision, applied, determined, conditions, stage);
            // A new application is one on which nothing is determined yet.
            case ApplicationSubmitted application ->
                new MergerCase(proposal, resolutions, support, decided, application, null, conditions, stage);
            case ApplicationDetermined determination ->
                new MergerCase(proposal, resolutions, support, decided, applied, determination, conditions, stage);
            case ConditionEvent condition ->
                new MergerCase(
                        proposal,
                        resolutions,
                        support,
                        decided,
                        applied,
                        determined,
                        conditions.with(condition),
                        stage);
            case MergerEffective _ -> at(Stage.EFFECTIVE);
            case MergerAbandoned _ -> at(Stage.ABANDONED);
        };
    }

    private MergerCase at(Stage later) {
        return new MergerCase(proposal, resolutions, support, decided, applied, determined, conditions, later);
    }

    private static <T> Map<String, T> and(Map<String, T> before, String party, T last) {
        Map<String, T> more = new HashMap<>(before);
        more.put(party, last);
        return more;
    }

    /** Whether the last decision on it was for it. */
    public boolean isDecidedFor() {
        return decided != null && decided.outcome() == MergerOutcome.APPROVED;
    }

    /** The decisions of bodies that its own decision or a party's resolution names, in order. */
    public Set<UUID> decisions() {
        return named(MergerDecided::decisions, PartyResolved::decisionId);
    }

    /** The sign-offs that its own decision or a party's resolution names, in order. */
    public Set<UUID> signOffs() {
        return named(MergerDecided::signOffs, PartyResolved::signOffId);
    }

    /** The ballots that its own decision or the members' support of a party names, in order. */
    public Set<UUID> ballots() {
        Set<UUID> ids = new TreeSet<>();
        if (decided != null) {
            ids.addAll(decided.ballots());
        }
        support.values().stream()
                .flatMap(recorded -> Stream.ofNullable(recorded.ballotId()))
                .forEach(ids::add);
        return ids;
    }

    private Set<UUID> named(
            Function<MergerDecided, ? extends Iterable<UUID>> byDecision,
            Function<PartyResolved, @Nullable UUID> byResolution) {
        Set<UUID> ids = new TreeSet<>();
        if (decided != null) {
            byDecision.apply(decided).forEach(ids::add);
        }
        resolutions.values().stream()
                .flatMap(resolution -> Stream.ofNullable(byResolution.apply(resolution)))
                .forEach(ids::add);
        return ids;
    }
}
