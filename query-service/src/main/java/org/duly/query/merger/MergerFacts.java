package org.duly.query.merger;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.duly.events.governance.Conditions;
import org.duly.events.merger.ApplicationDetermined;
import org.duly.events.merger.ApplicationSubmitted;
import org.duly.events.merger.CriterionEvidenced;
import org.duly.events.merger.MemberSupportRecorded;
import org.duly.events.merger.MergerAbandoned;
import org.duly.events.merger.MergerDecided;
import org.duly.events.merger.MergerEffective;
import org.duly.events.merger.MergerOutcome;
import org.duly.events.merger.MergerProposed;
import org.duly.events.merger.PartyResolved;
import org.duly.events.merger.StakeholderViewRecorded;
import org.duly.events.merger.TransferSchemeMade;
import org.duly.query.governance.Act;
import org.duly.query.governance.Recorded;
import org.duly.query.governance.RecordedIrregularity;
import org.duly.query.log.PlacedEvent;
import org.jspecify.annotations.Nullable;

/**
 * A merger case, as far as the log was read.
 *
 * @param evidence in the order in which it was given
 * @param views in the order in which they were recorded; whoever said two things said both
 * @param support the last that was recorded of each party's members
 * @param resolutions the last of each party
 * @param decisions in order; the last one counts
 * @param applications in order; the last one counts
 * @param conditions those of the regulator
 * @param transferScheme the last that was made
 * @param acts everything that happened to it, in order
 */
public record MergerFacts(
        UUID id,
        MergerProposed proposal,
        Act proposedIn,
        Stage stage,
        List<Recorded<CriterionEvidenced>> evidence,
        List<Recorded<StakeholderViewRecorded>> views,
        Map<String, Recorded<MemberSupportRecorded>> support,
        Map<String, Recorded<PartyResolved>> resolutions,
        List<Recorded<MergerDecided>> decisions,
        List<Application> applications,
        Conditions conditions,
        @Nullable Recorded<TransferSchemeMade> transferScheme,
        @Nullable Recorded<MergerEffective> effective,
        @Nullable Recorded<MergerAbandoned> abandoned,
        List<RecordedIrregularity> irregularities,
        List<Act> acts,
        PlacedEvent last) {

    /** How a merger stands. */
    public enum Stage {
        /** Neither in effect nor given up. */
        UNDER_WAY,
        EFFECTIVE,
        ABANDONED
    }

    /**
     * An application to a regulator.
     *
     * @param determined null until it is
     */
    public record Application(
            Recorded<ApplicationSubmitted> submitted,
            @Nullable Recorded<ApplicationDetermined> determined) {}

    /** The decision that counts; null before there is one. */
    public @Nullable Recorded<MergerDecided> decision() {
        return decisions.isEmpty() ? null : decisions.getLast();
    }

    /** Whether it was decided for. */
    public boolean isDecidedFor() {
        return !decisions.isEmpty() && decisions.getLast().what().outcome() == MergerOutcome.APPROVED;
    }

    /** The decisions of bodies that its own decision or a party's resolution names. */
    public Set<UUID> citedDecisions() {
        return cited(MergerDecided::decisions, PartyResolved::decisionId);
    }

    /** The sign-offs that its own decision or a party's resolution names. */
    public Set<UUID> citedSignOffs() {
        return cited(MergerDecided::signOffs, PartyResolved::signOffId);
    }

    private Set<UUID> cited(
            Function<MergerDecided, List<UUID>> ofDecision, Function<PartyResolved, @Nullable UUID> ofResolution) {
        Set<UUID> ids = new TreeSet<>();
        Recorded<MergerDecided> decision = decision();
        if (decision != null) {
            ids.addAll(ofDecision.apply(decision.what()));
        }
        resolutions.values().stream()
                .flatMap(resolution -> Stream.ofNullable(ofResolution.apply(resolution.what())))
                .forEach(ids::add);
        return ids;
    }
}
