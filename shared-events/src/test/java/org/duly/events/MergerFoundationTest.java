package org.duly.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duly.events.governance.ConditionAttached;
import org.duly.events.governance.ConditionDischarged;
import org.duly.events.merger.ApplicationDetermined;
import org.duly.events.merger.ApplicationSubmitted;
import org.duly.events.merger.Approval;
import org.duly.events.merger.Citations;
import org.duly.events.merger.Determination;
import org.duly.events.merger.MemberSupportRecorded;
import org.duly.events.merger.MergerCase;
import org.duly.events.merger.MergerDecided;
import org.duly.events.merger.MergerEffective;
import org.duly.events.merger.MergerEvent;
import org.duly.events.merger.MergerFoundation;
import org.duly.events.merger.MergerOutcome;
import org.duly.events.merger.MergerProposed;
import org.duly.events.merger.MergerRequirement;
import org.duly.events.merger.MergerRequirement.Unmet;
import org.duly.events.merger.PartyResolved;
import org.duly.events.merger.Successor;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.duly.events.signoff.SignOffDeferred;
import org.duly.events.signoff.SignOffGranted;
import org.duly.events.signoff.UrgentActionNotRatified;
import org.junit.jupiter.api.Test;

/** Given the events of a merger and of what it cites: what it lacks. */
class MergerFoundationTest {
    private static final UUID SIGNED = new UUID(0, 1);
    private static final UUID BALLOT = new UUID(0, 2);
    private static final StatedDate APRIL = StatedDate.day(LocalDate.of(2021, 4, 1));
    private static final SourceReference MINUTES = new SourceReference("Minutes", null, null);
    private static final MergerCase COMPLETE = merger(
            new PartyResolved("east", true, null, SIGNED, null),
            new PartyResolved("west", true, null, SIGNED, MINUTES),
            new MemberSupportRecorded("east", BALLOT, "Most", "For it", null),
            new MemberSupportRecorded("west", null, "All", "For it", null));

    private static MergerCase merger(MergerEvent... events) {
        MergerCase merger = MergerCase.of(new MergerProposed(
                "East and West become one",
                List.of("west", "east"),
                new Successor("one-vale", "One Vale"),
                APRIL,
                List.of(),
                null,
                null));
        for (MergerEvent event : events) {
            merger = merger.with(event);
        }
        return merger;
    }

    private static Citations citing(Approval approval) {
        return new Citations(9, Map.of(), Map.of(SIGNED, approval), Map.of(BALLOT, true), 0);
    }

    private static Approval approval(DomainEvent... events) {
        Approval approval = Approval.NONE;
        for (DomainEvent event : events) {
            approval = approval.with(event);
        }
        return approval;
    }

    private static SignOffGranted granted() {
        return new SignOffGranted(1, "0".repeat(64), List.of(), null, List.of());
    }

    private static List<Unmet> lackedByDecision(MergerCase merger, Citations cited) {
        return MergerFoundation.lackedByDecision(merger, MergerOutcome.APPROVED, null, cited);
    }

    @Test
    void an_approval_stands_until_it_is_taken_back() {
        assertThat(approval().stands()).isFalse();
        assertThat(approval(granted()).stands()).isTrue();
        assertThat(approval(granted(), new SignOffDeferred(null, "Not yet")).stands())
                .isFalse();
        assertThat(approval(granted(), new UrgentActionNotRatified("No")).stands())
                .isFalse();
    }

    @Test
    void nothing_is_lacking_where_everything_is_recorded_and_cited() {
        assertThat(lackedByDecision(COMPLETE, citing(approval(granted())))).isEmpty();
    }

    @Test
    void an_approval_that_only_a_document_tells_of_is_lacking_where_the_merger_goes_ahead() {
        MergerCase told = COMPLETE.with(new PartyResolved("west", true, null, null, MINUTES));
        assertThat(lackedByDecision(told, citing(approval(granted()))))
                .containsExactly(new Unmet(
                        MergerRequirement.EVERY_PARTYS_APPROVAL_IS_ON_RECORD,
                        "Only a document tells of the resolution of west."));
        assertThat(MergerFoundation.lackedByDecision(told, MergerOutcome.REJECTED, null, citing(approval(granted()))))
                .isEmpty();
        MergerCase against = COMPLETE.with(new PartyResolved("west", false, null, null, MINUTES));
        assertThat(lackedByDecision(against, citing(approval(granted()))))
                .extracting(Unmet::requirement)
                .containsExactly(MergerRequirement.EVERY_PARTY_IS_IN_FAVOUR);
    }

    @Test
    void what_is_recorded_and_not_cited_is_lacking() {
        assertThat(lackedByDecision(COMPLETE, new Citations(9, Map.of(), Map.of(), Map.of(), 0)))
                .extracting(Unmet::requirement, Unmet::inWords)
                .containsExactly(
                        tuple(
                                MergerRequirement.EVERY_RESOLUTION_IS_CITED,
                                "Parties resolved in these, which are not cited: sign-off/" + SIGNED + "."),
                        tuple(
                                MergerRequirement.MEMBERS_BALLOTS_ARE_CITED,
                                "Not cited, or without a declared result: ballot/" + BALLOT + "."));
    }

    @Test
    void against_a_merger_may_be_decided_on_what_does_not_approve() {
        Citations cited = citing(approval());
        assertThat(lackedByDecision(COMPLETE, cited))
                .extracting(Unmet::requirement)
                .containsExactly(MergerRequirement.CITED_APPROVALS_STAND);
        assertThat(MergerFoundation.lackedByDecision(COMPLETE, MergerOutcome.REJECTED, null, cited))
                .isEmpty();
    }

    @Test
    void it_takes_effect_on_the_last_determination_and_on_no_condition_left_open() {
        ConditionAttached staff = new ConditionAttached("s1", "Staff are told", "east-board", "east", null);
        MergerCase decided = COMPLETE.with(new MergerDecided(
                        MergerOutcome.APPROVED,
                        "joint",
                        List.of(),
                        List.of(SIGNED),
                        List.of(BALLOT),
                        null,
                        "Better",
                        9L,
                        List.of()))
                .with(new ApplicationSubmitted("regulator", MINUTES))
                .with(new ApplicationDetermined("regulator", Determination.REJECTED, "No", List.of(), null))
                .with(new ApplicationSubmitted("regulator", MINUTES));
        assertThat(MergerFoundation.lackedByEffect(decided, citing(approval(granted(), staff))))
                .extracting(Unmet::inWords)
                .containsExactly(
                        "The application to the regulator is not determined.",
                        "Neither discharged nor waived: s1 of sign-off/" + SIGNED + ".");
        MergerCase determined =
                decided.with(new ApplicationDetermined("regulator", Determination.APPROVED, "Sound", List.of(), null));
        Approval settled = approval(granted(), staff, new ConditionDischarged("s1", "east-board", "They were"));
        assertThat(MergerFoundation.lackedByEffect(determined, citing(settled))).isEmpty();
        assertThat(determined.with(new MergerEffective(APRIL, List.of())).stage())
                .isEqualTo(MergerCase.Stage.EFFECTIVE);
    }
}
