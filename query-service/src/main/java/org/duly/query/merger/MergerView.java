package org.duly.query.merger;

import java.util.List;
import java.util.UUID;
import org.duly.events.governance.Conditions.Condition;
import org.duly.events.merger.Criterion;
import org.duly.events.merger.CriterionEvidenced;
import org.duly.events.merger.MemberSupportRecorded;
import org.duly.events.merger.MergerAbandoned;
import org.duly.events.merger.MergerCase.Stage;
import org.duly.events.merger.MergerDecided;
import org.duly.events.merger.MergerEffective;
import org.duly.events.merger.PartyResolved;
import org.duly.events.merger.StakeholderViewRecorded;
import org.duly.events.merger.Successor;
import org.duly.events.merger.TransferSchemeMade;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.duly.query.ballot.BallotSummary;
import org.duly.query.governance.Act;
import org.duly.query.governance.Recorded;
import org.duly.query.governance.RecordedIrregularity;
import org.duly.query.merger.MergerFacts.Application;
import org.jspecify.annotations.Nullable;

/**
 * A merger case as a checklist, now or in the past.
 *
 * @param parties in the order of the proposal
 * @param criteria with the evidence that was given for each
 * @param views of stakeholders, in the order in which they were recorded
 * @param decision the one that counts; null before
 * @param earlierDecisions those it took the place of
 * @param ballots those its decision cites
 * @param foundations the decisions and sign-offs that its decision or a party's resolution cites, as they stand
 * @param conditions those of the regulator and of all foundations
 * @param missing what is still asked for; nothing once it took effect or was given up
 * @param acts everything that happened to it, in order, for the audit trail
 */
public record MergerView(
        UUID id,
        String title,
        Stage stage,
        Act proposedIn,
        List<PartyView> parties,
        Successor successor,
        StatedDate plannedEffective,
        @Nullable UUID engagementId,
        @Nullable SourceReference legalBasis,
        List<CriterionView> criteria,
        List<Recorded<StakeholderViewRecorded>> views,
        @Nullable Recorded<MergerDecided> decision,
        List<Recorded<MergerDecided>> earlierDecisions,
        List<BallotSummary> ballots,
        List<Foundation> foundations,
        List<Application> applications,
        List<MergerCondition> conditions,
        @Nullable Recorded<TransferSchemeMade> transferScheme,
        @Nullable Recorded<MergerEffective> effective,
        @Nullable Recorded<MergerAbandoned> abandoned,
        List<StillAsked> missing,
        List<RecordedIrregularity> irregularities,
        List<Act> acts,
        String log,
        long position,
        long streamVersion) {

    /**
     * A party.
     *
     * @param name null of an organisation of which none is recorded
     * @param resolution the last, null before
     * @param support the last that was recorded of its members, null before
     * @param ballot the one their support rests on, if one is named and known
     */
    public record PartyView(
            String organisationId,
            @Nullable String name,
            @Nullable Recorded<PartyResolved> resolution,
            @Nullable Recorded<MemberSupportRecorded> support,
            @Nullable BallotSummary ballot) {}

    /** What the merger has to show, and what shows it; nothing does while there is no evidence. */
    public record CriterionView(Criterion criterion, List<Recorded<CriterionEvidenced>> evidence) {}

    /**
     * A condition.
     *
     * @param stream where it was attached
     * @param overdue whether its day is over and it is neither discharged nor waived
     */
    public record MergerCondition(String stream, Condition condition, boolean overdue) {}
}
