package org.duly.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.duly.events.body.Regime;
import org.duly.events.decision.ConflictRecord;
import org.duly.events.decision.DecisionCorrected;
import org.duly.events.decision.DecisionEffective;
import org.duly.events.decision.DecisionField;
import org.duly.events.decision.DecisionOutcome;
import org.duly.events.decision.DecisionRecord;
import org.duly.events.decision.DecisionTaken;
import org.duly.events.decision.RecordRequirement;
import org.duly.events.governance.ConditionAttached;
import org.duly.events.governance.VoteTally;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.duly.events.signoff.ConflictAction;
import org.duly.events.signoff.InterestKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a decision record holds, what of it a regime requires, and which bytes are published. */
class DecisionRecordTest {
    private static final UUID ID = new UUID(0, 2);
    private static final Instant DECIDED = Instant.parse("2020-01-14T14:00:00Z");
    private static final ConflictRecord UNRULED =
            new ConflictRecord("m2", InterestKind.FINANCIAL, "Shares", null, false);

    @Test
    void aCouncilsExecutiveStatesReasonsAlternativesConflictsAndBackgroundPapers() {
        DecisionRecord bare = DecisionRecord.of(taken(null, null, null, null, null));
        assertThat(bare.missing(Regime.COUNCIL_EXECUTIVE))
                .containsExactly(
                        RecordRequirement.REASONS,
                        RecordRequirement.ALTERNATIVES_REJECTED,
                        RecordRequirement.CONFLICTS,
                        RecordRequirement.BACKGROUND_PAPERS);
        DecisionRecord none = DecisionRecord.of(taken("It is cheaper", List.of(), List.of(), List.of(), null));
        assertThat(none.missing(Regime.COUNCIL_EXECUTIVE))
                .as("that there were none is a statement")
                .isEmpty();
    }

    @Test
    void otherRegimesRequireLess() {
        DecisionRecord bare = DecisionRecord.of(taken(null, null, null, null, null));
        assertThat(bare.missing(Regime.COUNCIL_NON_EXECUTIVE)).containsExactly(RecordRequirement.BACKGROUND_PAPERS);
        assertThat(bare.missing(Regime.NHS_BODY)).containsExactly(RecordRequirement.CONFLICTS);
        assertThat(bare.missing(Regime.OTHER)).isEmpty();
    }

    @Test
    void whereAnEngagementIsNamedItsReportAndTheEqualityAssessmentAreRequired() {
        DecisionRecord bare = DecisionRecord.of(taken(null, null, null, null, new UUID(0, 1)));
        assertThat(bare.missing(Regime.OTHER))
                .containsExactly(RecordRequirement.REPORT_VERSION, RecordRequirement.EQUALITY_ASSESSMENT);
    }

    @Test
    void aConflictIsCompleteOnceItIsRuledOnOrDispensed() {
        DecisionRecord unruled = DecisionRecord.of(taken(null, null, List.of(UNRULED), null, null));
        assertThat(unruled.missing(Regime.NHS_BODY)).containsExactly(RecordRequirement.CONFLICTS);
        ConflictRecord ruled =
                new ConflictRecord("m2", InterestKind.FINANCIAL, "Shares", ConflictAction.LEAVE, false);
        assertThat(DecisionRecord.of(taken(null, null, List.of(ruled), null, null)).missing(Regime.NHS_BODY))
                .isEmpty();
        DecisionRecord corrected = unruled.with(new DecisionCorrected(
                DecisionField.CONFLICTS, unruled.stands(DecisionField.CONFLICTS), "m2 left", "The minutes say so"));
        assertThat(corrected.missing(Regime.NHS_BODY)).isEmpty();
    }

    @Test
    void theRecordIsTheSameBytesAndHasTheDateOfTheDecision() {
        DecisionRecord record = DecisionRecord.of(taken("It is cheaper", List.of(), List.of(), List.of(), null));
        String json = new String(record.canonicalJson(ID, DECIDED), StandardCharsets.UTF_8);
        assertThat(json)
                .startsWith("{\"alternativesRejected\":[],\"backgroundPapers\":[],\"conditions\":[]")
                .contains("\"decidedAt\":\"2020-01-14T14:00:00Z\"")
                .doesNotContain("null");
        assertThat(record.sha256(ID, DECIDED))
                .matches("[0-9a-f]{64}")
                .isEqualTo(record.sha256(ID, DECIDED))
                .isNotEqualTo(record.sha256(ID, DECIDED.plusSeconds(1)));
        DecisionRecord effective =
                record.with(new DecisionEffective(StatedDate.day(LocalDate.of(2020, 4, 1)), List.of()));
        assertThat(effective.sha256(ID, DECIDED)).isEqualTo(record.sha256(ID, DECIDED));
        DecisionRecord conditional = record.with(new ConditionAttached("plan", "A plan", "gb", "eastvale", null));
        assertThat(conditional.sha256(ID, DECIDED)).isNotEqualTo(record.sha256(ID, DECIDED));
    }

    @Test
    void aCorrectionFindsWhatTheLastOneMade() {
        DecisionRecord record = DecisionRecord.of(
                taken(null, List.of("To wait", "To do nothing"), List.of(UNRULED), null, null));
        assertThat(record.stands(DecisionField.REASONS)).isNull();
        assertThat(record.stands(DecisionField.TITLE)).isEqualTo("Merge");
        assertThat(record.stands(DecisionField.TEXT)).isEqualTo("To merge");
        assertThat(record.stands(DecisionField.EXPLANATION)).isNull();
        assertThat(record.stands(DecisionField.ALTERNATIVES_REJECTED)).isEqualTo("To wait\nTo do nothing");
        assertThat(record.stands(DecisionField.CONFLICTS))
                .isEqualTo(
                        "[{\"description\":\"Shares\",\"dispensed\":false,\"kind\":\"FINANCIAL\",\"member\":\"m2\"}]");
        assertThat(record.stands(DecisionField.BACKGROUND_PAPERS)).isNull();
        assertThat(record.stands(DecisionField.AUTHORITY)).isNull();
        assertThat(record.stands(DecisionField.VOTE))
                .isEqualTo("{\"vote\":{\"abstained\":0,\"eligible\":3,\"notVoting\":0,\"present\":2,"
                        + "\"votesAgainst\":0,\"votesFor\":2}}");
        assertThat(record.stands(DecisionField.OTHER)).isNull();
        DecisionRecord corrected =
                record.with(new DecisionCorrected(DecisionField.REASONS, null, "It is cheaper", "Left out"));
        assertThat(corrected.stands(DecisionField.REASONS)).isEqualTo("It is cheaper");
        assertThat(corrected.reasons()).isEqualTo("It is cheaper");
    }

    private static DecisionTaken taken(
            @Nullable String reasons,
            @Nullable List<String> alternatives,
            @Nullable List<ConflictRecord> conflicts,
            @Nullable List<SourceReference> papers,
            @Nullable UUID engagement) {
        return new DecisionTaken(
                "eastvale-gb",
                "Merge",
                "To merge",
                DecisionOutcome.APPROVED,
                null,
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
                papers,
                List.of(),
                null,
                new VoteTally(3, 2, 2, 0, 0, 0),
                null,
                List.of(),
                null,
                List.of());
    }
}
