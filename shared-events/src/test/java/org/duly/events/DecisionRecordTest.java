package org.duly.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.duly.events.body.BodyConstituted;
import org.duly.events.body.BodyKind;
import org.duly.events.body.BodyRoll;
import org.duly.events.body.Regime;
import org.duly.events.decision.ConflictRecord;
import org.duly.events.decision.DecisionCorrected;
import org.duly.events.decision.DecisionEffective;
import org.duly.events.decision.DecisionField;
import org.duly.events.decision.DecisionOutcome;
import org.duly.events.decision.DecisionRecord;
import org.duly.events.decision.DecisionTaken;
import org.duly.events.decision.PublishedUnder;
import org.duly.events.decision.RecordRequirement;
import org.duly.events.governance.Authority;
import org.duly.events.governance.AuthorityKind;
import org.duly.events.governance.ConditionAttached;
import org.duly.events.governance.ConditionDischarged;
import org.duly.events.programme.StatedDate;
import org.duly.events.signoff.ConflictAction;
import org.duly.events.signoff.InterestKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a decision record holds, what its bytes are, and what its regime asks for. */
class DecisionRecordTest {
    private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final Instant DECIDED = Instant.parse("2020-01-14T14:00:00Z");
    private static final UUID ENGAGEMENT = UUID.fromString("01900000-0000-7000-8000-000000000002");
    private static final ConflictRecord UNRULED =
            new ConflictRecord("bob", InterestKind.FINANCIAL, "Owns the building", null, false);

    /** Somebody outside may have this digest: these bytes must never change. */
    @Test
    void itsBytesAreTheSameForEver() {
        DecisionRecord record = DecisionRecord.of(taken(null, null, List.of(), null))
                .with(new ConditionAttached("c1", "A travel plan", "board", "trust", null));
        assertThat(new String(record.canonicalJson(ID, DECIDED), UTF_8))
                .isEqualTo("{\"backgroundPapers\":[],\"conditions\":[{\"conditionId\":\"c1\",\"owner\":\"trust\","
                        + "\"setBy\":\"board\",\"text\":\"A travel plan\"}],\"conflicts\":[],\"considerations\":[],"
                        + "\"corrections\":[],\"decidedAt\":\"2020-01-14T14:00:00Z\",\"decidedBy\":\"board\","
                        + "\"decisionId\":\"01900000-0000-7000-8000-000000000001\",\"irregularities\":[],"
                        + "\"keyDecision\":false,\"organisations\":[],\"outcome\":\"APPROVED\",\"proposals\":[],"
                        + "\"signOffs\":[],\"text\":\"Agreed – to merge.\",\"title\":\"Merge\"}");
        assertThat(record.sha256(ID, DECIDED))
                .hasSize(64)
                .isEqualTo(record.sha256(ID, DECIDED))
                .isNotEqualTo(record.sha256(ID, DECIDED.plusSeconds(1)));
    }

    @Test
    void whatBecomesOfTheDecisionLaterDoesNotChangeItsRecord() {
        DecisionRecord record = DecisionRecord.of(taken(null, null, List.of(), null))
                .with(new ConditionAttached("c1", "A travel plan", "board", "trust", null));
        DecisionRecord later = record.with(new ConditionDischarged("c1", "board", "There is one"))
                .with(new DecisionEffective(StatedDate.day(LocalDate.of(2020, 4, 1)), List.of()));
        assertThat(later.sha256(ID, DECIDED)).isEqualTo(record.sha256(ID, DECIDED));
        assertThat(later.conditions().unsettled()).isEmpty();
    }

    @Test
    void aCorrectionIsReadInsteadAndChangesTheBytes() {
        DecisionRecord record = DecisionRecord.of(taken("Because", List.of("Stay"), List.of(), null));
        DecisionRecord corrected = record.with(correction(DecisionField.REASONS, "Because of costs"))
                .with(correction(DecisionField.ALTERNATIVES_REJECTED, "Stay; split"))
                .with(correction(DecisionField.REASONS, "Because of care"));
        assertThat(corrected.reasons()).isEqualTo("Because of care");
        assertThat(corrected.alternativesRejected()).containsExactly("Stay; split");
        assertThat(corrected.title()).isEqualTo("Merge");
        assertThat(corrected.sha256(ID, DECIDED)).isNotEqualTo(record.sha256(ID, DECIDED));
    }

    @Test
    void anExecutivesRecordStatesReasonsAlternativesInterestsAndPapers() {
        DecisionRecord bare = DecisionRecord.of(taken(null, null, null, null));
        assertThat(bare.missing(meeting(Regime.COUNCIL_EXECUTIVE)))
                .containsExactly(
                        RecordRequirement.REASONS,
                        RecordRequirement.ALTERNATIVES_REJECTED,
                        RecordRequirement.CONFLICTS);
        assertThat(bare.missing(meeting(Regime.OTHER))).isEmpty();
        DecisionRecord stated = DecisionRecord.of(taken("Because", List.of(), List.of(), null));
        assertThat(stated.missing(meeting(Regime.COUNCIL_EXECUTIVE)))
                .as("that there were none is stated")
                .isEmpty();
        DecisionRecord unruled = DecisionRecord.of(taken("Because", List.of(), List.of(UNRULED), null));
        assertThat(unruled.missing(meeting(Regime.COUNCIL_EXECUTIVE))).containsExactly(RecordRequirement.CONFLICTS);
        assertThat(unruled.missing(meeting(Regime.NHS_BODY))).containsExactly(RecordRequirement.CONFLICTS);
        assertThat(unruled.with(correction(DecisionField.CONFLICTS, "bob left the room"))
                        .missing(meeting(Regime.NHS_BODY)))
                .isEmpty();
    }

    @Test
    void whereAnEngagementIsNamedItsReportAndTheEqualityAssessmentAreToo() {
        assertThat(DecisionRecord.of(taken(null, null, List.of(), ENGAGEMENT)).missing(meeting(Regime.OTHER)))
                .containsExactly(RecordRequirement.REPORT_VERSION, RecordRequirement.EQUALITY_ASSESSMENT);
    }

    @Test
    void otherRegimesRequireLess() {
        DecisionRecord bare = DecisionRecord.of(taken(null, null, null, null));
        assertThat(bare.missing(meeting(Regime.NHS_BODY))).containsExactly(RecordRequirement.CONFLICTS);
        assertThat(bare.missing(meeting(Regime.COUNCIL_NON_EXECUTIVE))).isEmpty();
        ConflictRecord left =
                new ConflictRecord("bob", InterestKind.FINANCIAL, "Owns the building", ConflictAction.LEAVE, false);
        assertThat(DecisionRecord.of(taken(null, null, List.of(left), null)).missing(meeting(Regime.NHS_BODY)))
                .isEmpty();
    }

    @Test
    void anOfficersRecordStatesReasonsAndAlternativesToo() {
        DecisionRecord bare = DecisionRecord.of(taken(null, null, null, null));
        assertThat(bare.missing(new PublishedUnder(Regime.COUNCIL_NON_EXECUTIVE, true)))
                .containsExactly(RecordRequirement.REASONS, RecordRequirement.ALTERNATIVES_REJECTED);
        assertThat(DecisionRecord.of(taken("Because", List.of(), null, null))
                        .missing(new PublishedUnder(Regime.COUNCIL_NON_EXECUTIVE, true)))
                .isEmpty();
        for (Regime other : List.of(Regime.COUNCIL_EXECUTIVE, Regime.NHS_BODY, Regime.OTHER)) {
            assertThat(bare.missing(new PublishedUnder(other, true))).isEqualTo(bare.missing(meeting(other)));
        }
    }

    @Test
    void whoeverIsNoBodyPublishesAsTheOneDoesWhoseSchemeGivesItTheMatter() {
        BodyRoll council = Objects.requireNonNull(BodyRoll.after(
                null,
                new BodyConstituted("council", BodyKind.COMMITTEE, Regime.COUNCIL_NON_EXECUTIVE, null, null, null)));
        DecisionTaken byAnOfficer = decided("director", AuthorityKind.DELEGATED);
        assertThat(PublishedUnder.of(byAnOfficer, id -> id.equals("council") ? Optional.of(council) : Optional.empty()))
                .isEqualTo(new PublishedUnder(Regime.COUNCIL_NON_EXECUTIVE, true));
        assertThat(PublishedUnder.of(decided("council", AuthorityKind.RESERVED), _ -> Optional.of(council)))
                .isEqualTo(meeting(Regime.COUNCIL_NON_EXECUTIVE));
        assertThat(PublishedUnder.of(byAnOfficer, _ -> Optional.empty()))
                .isEqualTo(new PublishedUnder(null, true))
                .returns(Regime.OTHER, PublishedUnder::regime);
    }

    private static PublishedUnder meeting(Regime regime) {
        return new PublishedUnder(regime, false);
    }

    @Test
    void aCorrectionFindsWhatTheLastOneMade() {
        DecisionRecord record =
                DecisionRecord.of(taken(null, List.of("To wait", "To do nothing"), List.of(UNRULED), null));
        assertThat(record.stands(DecisionField.REASONS)).isNull();
        assertThat(record.stands(DecisionField.TITLE)).isEqualTo("Merge");
        assertThat(record.stands(DecisionField.TEXT)).isEqualTo("Agreed – to merge.");
        assertThat(record.stands(DecisionField.EXPLANATION)).isNull();
        assertThat(record.stands(DecisionField.ALTERNATIVES_REJECTED)).isEqualTo("To wait\nTo do nothing");
        assertThat(record.stands(DecisionField.CONFLICTS))
                .isEqualTo("[{\"description\":\"Owns the building\",\"dispensed\":false,\"kind\":\"FINANCIAL\","
                        + "\"member\":\"bob\"}]");
        assertThat(record.stands(DecisionField.BACKGROUND_PAPERS)).isEqualTo("[]");
        assertThat(record.stands(DecisionField.AUTHORITY)).isNull();
        assertThat(record.stands(DecisionField.VOTE)).isNull();
        DecisionRecord corrected = record.with(correction(DecisionField.REASONS, "Because"))
                .with(correction(DecisionField.OTHER, "Minute 8"));
        assertThat(corrected.stands(DecisionField.REASONS)).isEqualTo("Because");
        assertThat(corrected.stands(DecisionField.OTHER)).as("anything may be").isNull();
    }

    private static DecisionCorrected correction(DecisionField field, String is) {
        return new DecisionCorrected(field, null, is, "It was incomplete");
    }

    private static DecisionTaken taken(
            @Nullable String reasons,
            @Nullable List<String> alternatives,
            @Nullable List<ConflictRecord> conflicts,
            @Nullable UUID engagement) {
        return taken("board", null, reasons, alternatives, conflicts, engagement);
    }

    private static DecisionTaken decided(String decidedBy, AuthorityKind kind) {
        return taken(decidedBy, new Authority(kind, "council", "licences", null), null, null, null, null);
    }

    private static DecisionTaken taken(
            String decidedBy,
            @Nullable Authority authority,
            @Nullable String reasons,
            @Nullable List<String> alternatives,
            @Nullable List<ConflictRecord> conflicts,
            @Nullable UUID engagement) {
        return new DecisionTaken(
                decidedBy,
                "Merge",
                "Agreed – to merge.",
                DecisionOutcome.APPROVED,
                authority,
                false,
                reasons,
                alternatives,
                conflicts,
                engagement,
                List.of(),
                null,
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of(),
                null,
                List.of());
    }
}
