package org.duly.query.merger;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duly.events.merger.ApplicationDetermined;
import org.duly.events.merger.ApplicationSubmitted;
import org.duly.events.merger.CriterionEvidenced;
import org.duly.events.merger.MemberSupportRecorded;
import org.duly.events.merger.MergerAbandoned;
import org.duly.events.merger.MergerCase;
import org.duly.events.merger.MergerDecided;
import org.duly.events.merger.MergerEffective;
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
 * @param merger what it is judged by
 * @param evidence in the order in which it was given
 * @param views in the order in which they were recorded; whoever said two things said both
 * @param support the last that was recorded of each party's members
 * @param resolutions the last of each party
 * @param decisions in order; the last one counts
 * @param applications in order; the last one counts
 * @param transferScheme the last that was made
 * @param acts everything that happened to it, in order
 */
public record MergerFacts(
        UUID id,
        MergerCase merger,
        Act proposedIn,
        List<Recorded<CriterionEvidenced>> evidence,
        List<Recorded<StakeholderViewRecorded>> views,
        Map<String, Recorded<MemberSupportRecorded>> support,
        Map<String, Recorded<PartyResolved>> resolutions,
        List<Recorded<MergerDecided>> decisions,
        List<Application> applications,
        @Nullable Recorded<TransferSchemeMade> transferScheme,
        @Nullable Recorded<MergerEffective> effective,
        @Nullable Recorded<MergerAbandoned> abandoned,
        List<RecordedIrregularity> irregularities,
        List<Act> acts,
        PlacedEvent last) {

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

    /** Those that a later one took the place of. */
    List<Recorded<MergerDecided>> earlierDecisions() {
        return decisions.isEmpty() ? List.of() : decisions.subList(0, decisions.size() - 1);
    }
}
