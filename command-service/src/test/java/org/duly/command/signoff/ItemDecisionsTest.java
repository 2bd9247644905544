package org.duly.command.signoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duly.command.signoff.Items.BOARD;
import static org.duly.command.signoff.Items.BODY;
import static org.duly.command.signoff.Items.DOCUMENT;
import static org.duly.command.signoff.Items.ENGAGEMENT;
import static org.duly.command.signoff.Items.REQUESTED;
import static org.duly.command.signoff.Items.SHA;
import static org.duly.command.signoff.Items.addressed;
import static org.duly.command.signoff.Items.given;
import static org.duly.command.signoff.Items.interest;
import static org.duly.command.signoff.Items.requested;
import static org.duly.command.signoff.Items.versions;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.duly.command.body.Boards;
import org.duly.command.governance.NamedOverride;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.Refusal;
import org.duly.command.handling.Scenario;
import org.duly.command.signoff.SignOffCommand.CirculatePack;
import org.duly.command.signoff.SignOffCommand.DeclareInterest;
import org.duly.command.signoff.SignOffCommand.DiscussConsiderations;
import org.duly.command.signoff.SignOffCommand.GrantDispensation;
import org.duly.command.signoff.SignOffCommand.ReadPackItem;
import org.duly.command.signoff.SignOffCommand.RecordAttendance;
import org.duly.command.signoff.SignOffCommand.RequestSignOff;
import org.duly.command.signoff.SignOffCommand.RuleOnConflict;
import org.duly.events.body.BodyDissolved;
import org.duly.events.body.BodyEvent;
import org.duly.events.body.BodyRoll;
import org.duly.events.body.DeputyNamed;
import org.duly.events.body.Regime;
import org.duly.events.body.SeatFilled;
import org.duly.events.document.DocumentVersions;
import org.duly.events.governance.Irregularity;
import org.duly.events.signoff.AttendanceRecorded;
import org.duly.events.signoff.Attendee;
import org.duly.events.signoff.ConflictAction;
import org.duly.events.signoff.ConflictRuled;
import org.duly.events.signoff.ConsiderationsDiscussed;
import org.duly.events.signoff.DispensationGranted;
import org.duly.events.signoff.InterestDeclared;
import org.duly.events.signoff.InterestKind;
import org.duly.events.signoff.PackCirculated;
import org.duly.events.signoff.PackItem;
import org.duly.events.signoff.PackItemRead;
import org.duly.events.signoff.PackStanding;
import org.duly.events.signoff.SignOffEvent;
import org.duly.events.signoff.SignOffRequested;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ItemDecisionsTest {
    private static final UUID POINT = new UUID(0, 5);
    private static final PackItem REPORT = new PackItem("report", "What we heard", SHA, null, null, List.of());

    @Test
    void a_request_binds_the_digest_of_its_version() {
        given().when(request(1, versions(1), null)).then(REQUESTED);
    }

    @Test
    void what_is_to_be_signed_is_the_latest_version_and_not_withdrawn() {
        given().when(request(1, versions(2), null)).refusedBy(ItemRules.SignedVersionIsTheLatest.class);
        given().when(request(1, versions(1, 1), null)).refusedBy(ItemRules.SignedVersionIsTheLatest.class);
        given().when(request(2, versions(1), null)).refusedBy(SignOffRules.VersionToBeSignedWasIssued.class);
    }

    @Test
    void a_request_that_took_place_is_recorded_with_what_was_irregular_about_it() {
        Irregularity late = new Irregularity(
                "signed-version-is-the-latest",
                "Version 2 was issued after version 1. Ask for a sign-off of the latest.",
                "ann",
                "It took place");
        given().when(request(1, versions(2), Items.ANN))
                .then(new SignOffRequested(
                        BODY, "Merge", DOCUMENT, 1, SHA, null, Items.AUTHORITY, null, List.of(), null, List.of(late)));
    }

    @Test
    void a_body_that_was_dissolved_is_not_asked() {
        BodyRoll dissolved = with(BOARD, new BodyDissolved("Merged", null, null));
        given().when(new RequestSignOff(
                        addressed(),
                        BODY,
                        "Merge",
                        DOCUMENT,
                        1,
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        dissolved,
                        versions(1),
                        List.of()))
                .refusedBy(ItemRules.DissolvedBodyDecidesNothing.class);
    }

    @Test
    void the_proposals_are_those_of_the_engagement() {
        given().when(new RequestSignOff(
                        addressed(),
                        BODY,
                        "Merge",
                        DOCUMENT,
                        1,
                        null,
                        null,
                        ENGAGEMENT,
                        List.of("P2"),
                        null,
                        null,
                        BOARD,
                        versions(1),
                        List.of("P1")))
                .refusedBy(SignOffRules.SignedProposalIsInThePlan.class);
    }

    @Test
    void papers_are_sent_to_members() {
        given(REQUESTED)
                .when(new CirculatePack(addressed(), List.of(REPORT), List.of("m1", "m2"), Map.of()))
                .then(new PackCirculated(List.of(REPORT), List.of("m1", "m2")));
        given(REQUESTED)
                .when(new CirculatePack(addressed(), List.of(REPORT, REPORT), List.of("m1"), Map.of()))
                .refusedBy(FormRules.IdsAreDistinct.class);
        given(REQUESTED)
                .when(new CirculatePack(addressed(), List.of(), List.of("m1"), Map.of()))
                .refusedBy(FormRules.NumberIsWithin.class);
        given().when(new CirculatePack(addressed(), List.of(REPORT), List.of("m1"), Map.of()))
                .refusedBy(SignOffRules.SignOffIsRequested.class);
    }

    @Test
    void a_paper_names_document_and_version_together() {
        given(REQUESTED)
                .when(new CirculatePack(
                        addressed(),
                        List.of(new PackItem("case", "The case", SHA, DOCUMENT, null, List.of())),
                        List.of("m1"),
                        Map.of()))
                .refusedBy(SignOffRules.PaperNamesDocumentAndVersionTogether.class);
    }

    @Test
    void what_is_put_before_the_body_was_raised_by_the_engagement() {
        PackItem answers = new PackItem("answers", "Our answers", SHA, null, null, List.of(POINT));
        given(requested(ENGAGEMENT))
                .when(new CirculatePack(addressed(), List.of(answers), List.of("m1"), Map.of(POINT, ENGAGEMENT)))
                .then(new PackCirculated(List.of(answers), List.of("m1")));
        given(requested(ENGAGEMENT))
                .when(new CirculatePack(addressed(), List.of(answers), List.of("m1"), Map.of(POINT, DOCUMENT)))
                .refusedBy(SignOffRules.ConsiderationIsOfTheSameEngagement.class);
        given(requested(ENGAGEMENT))
                .when(new DiscussConsiderations(addressed(), List.of(POINT), "Minute 7", Map.of(POINT, ENGAGEMENT)))
                .then(new ConsiderationsDiscussed(List.of(POINT), "Minute 7"));
        given(REQUESTED)
                .when(new DiscussConsiderations(addressed(), List.of(POINT), null, Map.of(POINT, ENGAGEMENT)))
                .refusedBy(SignOffRules.ConsiderationIsOfTheSameEngagement.class);
    }

    @Test
    void who_has_read_a_paper_was_sent_it() {
        PackCirculated sent = new PackCirculated(List.of(REPORT), List.of("m1"));
        PackStanding pack = PackStanding.NONE.with(sent, Instant.EPOCH);
        given(REQUESTED, sent)
                .when(new ReadPackItem(addressed(), "m1", "report", pack))
                .then(new PackItemRead("m1", "report"));
        given(REQUESTED, sent)
                .when(new ReadPackItem(addressed(), "m2", "report", pack))
                .refusedBy(SignOffRules.PaperWasSentToItsReader.class);
        given(REQUESTED, sent)
                .when(new ReadPackItem(addressed(), "m1", "case", pack))
                .refusedBy(SignOffRules.PaperWasSentToItsReader.class);
    }

    @Test
    void an_interest_is_declared_once_and_ruled_on_by_somebody_else() {
        InterestDeclared declared = interest("m2", InterestKind.FINANCIAL);
        DeclareInterest declare =
                new DeclareInterest(addressed(), "of-m2", "m2", InterestKind.FINANCIAL, "As registered");
        given(REQUESTED).when(declare).then(declared);
        given(REQUESTED, declared).when(declare).refusedBy(SignOffRules.InterestIsDeclaredOnce.class);
        given(REQUESTED, declared)
                .when(new RuleOnConflict(addressed(), "of-m2", "m1", ConflictAction.LEAVE, "Owns shares"))
                .then(new ConflictRuled("of-m2", "m2", "m1", ConflictAction.LEAVE, "Owns shares"));
        given(REQUESTED, declared)
                .when(new RuleOnConflict(addressed(), "of-m2", "m2", ConflictAction.NO_ACTION, "Mine"))
                .refusedBy(SignOffRules.NobodyRulesOnTheirOwnInterest.class);
        given(REQUESTED)
                .when(new RuleOnConflict(addressed(), "of-m2", "m1", ConflictAction.LEAVE, "Owns shares"))
                .refusedBy(SignOffRules.RuledInterestWasDeclared.class);
    }

    @Test
    void a_dispensation_is_from_a_pecuniary_interest() {
        GrantDispensation grant = new GrantDispensation(addressed(), "of-m2", "monitoring-officer", "No quorum", null);
        given(REQUESTED, interest("m2", InterestKind.DISCLOSABLE_PECUNIARY))
                .when(grant)
                .then(new DispensationGranted("of-m2", "m2", "monitoring-officer", "No quorum", null));
        given(REQUESTED, interest("m2", InterestKind.FINANCIAL))
                .when(grant)
                .refusedBy(SignOffRules.DispensationIsFromAPecuniaryInterest.class);
    }

    @Test
    void who_is_there_holds_a_seat_or_deputises_or_only_attends() {
        BodyRoll body = with(BOARD, new DeputyNamed("s3", "dee"));
        List<Attendee> there = List.of(
                new Attendee("m1", "s1", false), new Attendee("dee", "s3", true), new Attendee("clerk", null, false));
        given(REQUESTED)
                .when(new RecordAttendance(addressed(), there, List.of("m3"), "m1", body))
                .then(new AttendanceRecorded(there, List.of("m3"), "m1"));
        attending(body, new Attendee("m2", "s1", false)).refusedBy(SignOffRules.AttendeeHoldsOrFillsTheSeat.class);
        attending(body, new Attendee("dee", "s2", true)).refusedBy(SignOffRules.AttendeeHoldsOrFillsTheSeat.class);
        attending(body, new Attendee("dee", null, true)).refusedBy(SignOffRules.AttendeeHoldsOrFillsTheSeat.class);
    }

    @Test
    void nobody_is_there_twice_or_excused_or_in_the_chair_from_afar() {
        Attendee one = new Attendee("m1", "s1", false);
        given(REQUESTED)
                .when(new RecordAttendance(addressed(), List.of(one, one), List.of(), null, BOARD))
                .refusedBy(FormRules.IdsAreDistinct.class);
        given(REQUESTED)
                .when(new RecordAttendance(addressed(), List.of(one), List.of("m1"), null, BOARD))
                .refusedBy(SignOffRules.WhoeverSentApologiesIsAbsent.class);
        given(REQUESTED)
                .when(new RecordAttendance(addressed(), List.of(one), List.of(), "m2", BOARD))
                .refusedBy(SignOffRules.WhoeverChairsIsPresent.class);
    }

    @Test
    void one_person_on_two_bodies_declares_in_each() {
        // Two sign-offs are two streams: what was ruled in one says nothing in the other.
        BodyRoll other = Boards.roll(List.of(
                Boards.constituted(Regime.NHS_BODY, Boards.constitution(3, 2)), new SeatFilled("s1", "m2", null)));
        SignOffState here = folded(
                REQUESTED,
                interest("m2", InterestKind.FINANCIAL),
                new ConflictRuled("of-m2", "m2", "m1", ConflictAction.LEAVE, "Owns shares"));
        SignOffState there = folded(REQUESTED);
        assertThat(entitled(here, BOARD)).doesNotContain("m2");
        assertThat(entitled(there, other)).containsExactly("m2");
    }

    private static List<String> entitled(SignOffState state, BodyRoll body) {
        if (!(state instanceof SignOffState.Requested requested)) {
            throw new Refusal(new SignOffRules.SignOffIsRequested(Items.ID));
        }
        return requested.item().entitled(body);
    }

    private static SignOffState folded(SignOffEvent... events) {
        SignOffDecider decider = new SignOffDecider();
        SignOffState state = decider.initial();
        for (SignOffEvent event : events) {
            state = decider.evolve(state, event);
        }
        return state;
    }

    private static Scenario<SignOffState, SignOffCommand, SignOffEvent>.Asked attending(
            BodyRoll body, Attendee attendee) {
        return given(REQUESTED).when(new RecordAttendance(addressed(), List.of(attendee), List.of(), null, body));
    }

    private static BodyRoll with(BodyRoll before, BodyEvent... events) {
        BodyRoll roll = before;
        for (BodyEvent event : events) {
            roll = Objects.requireNonNull(BodyRoll.after(roll, event));
        }
        return roll;
    }

    private static RequestSignOff request(int version, DocumentVersions document, @Nullable NamedOverride override) {
        return new RequestSignOff(
                addressed(),
                BODY,
                "Merge",
                DOCUMENT,
                version,
                null,
                Items.AUTHORITY,
                null,
                List.of(),
                null,
                override,
                BOARD,
                document,
                List.of());
    }
}
