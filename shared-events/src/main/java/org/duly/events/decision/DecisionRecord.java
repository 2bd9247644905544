package org.duly.events.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.duly.events.governance.Authority;
import org.duly.events.governance.ConditionAttached;
import org.duly.events.governance.ConditionEvent;
import org.duly.events.governance.Conditions;
import org.duly.events.governance.Conditions.Condition;
import org.duly.events.governance.Irregularity;
import org.duly.events.governance.QuorumCount;
import org.duly.events.governance.VoteTally;
import org.duly.events.programme.SourceReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The record of a decision, with all corrections made so far: what is published, and what {@link
 * DecisionPublished#recordSha256} is the digest of. The one meaning of it for commands, for queries and for whoever checks a
 * published record. Immutable.
 *
 * @param corrections in the order in which they were made
 * @param conditions those attached, and what became of them
 */
public record DecisionRecord(DecisionTaken taken, List<DecisionCorrected> corrections, Conditions conditions) {
    /** Properties by name and nothing that is absent, so that the same record has the same bytes everywhere. */
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    public DecisionRecord {
        corrections = List.copyOf(corrections);
    }

    /** The record of a decision that was just taken. */
    public static DecisionRecord of(DecisionTaken taken) {
        return new DecisionRecord(taken, List.of(), Conditions.NONE);
    }

    /** With one more event of the decision; most change nothing of its record. */
    public DecisionRecord with(DecisionEvent event) {
        return switch (event) {
            case DecisionCorrected correction -> {
                List<DecisionCorrected> more = new ArrayList<>(corrections);
                more.add(correction);
                yield new DecisionRecord(taken, more, conditions);
            }
            case ConditionEvent condition -> new DecisionRecord(taken, corrections, conditions.with(condition));
            default -> this;
        };
    }

    /** As it reads now. */
    public String title() {
        String corrected = corrected(DecisionField.TITLE);
        return corrected == null ? taken.title() : corrected;
    }

    /** As it reads now. */
    public String text() {
        String corrected = corrected(DecisionField.TEXT);
        return corrected == null ? taken.text() : corrected;
    }

    /** As they read now, null if none are given. */
    public @Nullable String reasons() {
        String corrected = corrected(DecisionField.REASONS);
        return corrected == null ? taken.reasons() : corrected;
    }

    /** As they read now: one text once they were corrected, empty if there were none, null if that is not stated. */
    public @Nullable List<String> alternativesRejected() {
        String corrected = corrected(DecisionField.ALTERNATIVES_REJECTED);
        return corrected == null ? taken.alternativesRejected() : List.of(corrected);
    }

    /** Why it came when it did, as it reads now; null if nothing is said. */
    public @Nullable String explanation() {
        String corrected = corrected(DecisionField.EXPLANATION);
        return corrected == null ? taken.explanation() : corrected;
    }

    /** What the last correction of a field says; null if it was never corrected. */
    public @Nullable String corrected(DecisionField field) {
        return corrections.stream()
                .filter(correction -> correction.field() == field)
                .reduce((_, later) -> later)
                .map(DecisionCorrected::is)
                .orElse(null);
    }

    /** Whether a field was ever corrected or completed. */
    public boolean isCorrected(DecisionField field) {
        return corrected(field) != null;
    }

    /** What it lacks of all that is required of it before it may be published. */
    public List<RecordRequirement> missing(PublishedUnder under) {
        return RecordRequirement.missing(this, under);
    }

    /**
     * What a correction of a field has to name as what was: what was last made of it, or else its text; alternatives one a
     * line; what has parts as JSON, its names sorted. Null if nothing stands. What {@link DecisionField#OTHER} means is in
     * the reasons of its corrections alone, so nothing of it stands.
     */
    public @Nullable String stands(DecisionField field) {
        String corrected = corrected(field);
        if (corrected != null) {
            return field == DecisionField.OTHER ? null : corrected;
        }
        return switch (field) {
            case TITLE -> taken.title();
            case TEXT -> taken.text();
            case REASONS -> taken.reasons();
            case ALTERNATIVES_REJECTED ->
                taken.alternativesRejected() == null ? null : String.join("\n", taken.alternativesRejected());
            case EXPLANATION -> taken.explanation();
            case CONFLICTS -> json(taken.conflicts());
            case BACKGROUND_PAPERS -> json(taken.backgroundPapers());
            case AUTHORITY -> json(taken.authority());
            case VOTE ->
                taken.quorum() == null && taken.vote() == null ? null : json(new Count(taken.quorum(), taken.vote()));
            case OTHER -> null;
        };
    }

    private static @Nullable String json(@Nullable Object part) {
        return part == null ? null : CANONICAL.writeValueAsString(part);
    }

    /**
     * The record in UTF-8: JSON with sorted names, without white space and without what is absent.
     *
     * @param decidedAt when it was decided: the {@code time} of the event that took it
     */
    public byte[] canonicalJson(UUID decisionId, Instant decidedAt) {
        return CANONICAL.writeValueAsBytes(new Published(
                decisionId,
                decidedAt,
                taken.decidedBy(),
                title(),
                text(),
                taken.outcome(),
                taken.authority(),
                taken.keyDecision(),
                reasons(),
                alternativesRejected(),
                taken.conflicts(),
                taken.engagementId(),
                taken.proposals(),
                taken.mergerId(),
                taken.organisations(),
                taken.signOffs(),
                taken.reportVersion(),
                taken.equalityAssessment(),
                taken.backgroundPapers(),
                explanation(),
                taken.considerations(),
                taken.quorum(),
                taken.vote(),
                taken.judgedAtPosition(),
                conditions.all().values().stream().map(Condition::attached).toList(),
                taken.irregularities(),
                corrections));
    }

    /**
     * SHA-256 of {@link #canonicalJson}, in lower-case hex.
     *
     * @param decidedAt when it was decided
     */
    public String sha256(UUID decisionId, Instant decidedAt) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(canonicalJson(decisionId, decidedAt)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }

    /** What is in the record; its names are those of the published JSON. */
    private record Published(
            UUID decisionId,
            Instant decidedAt,
            String decidedBy,
            String title,
            String text,
            DecisionOutcome outcome,
            @Nullable Authority authority,
            boolean keyDecision,
            @Nullable String reasons,
            @Nullable List<String> alternativesRejected,
            @Nullable List<ConflictRecord> conflicts,
            @Nullable UUID engagementId,
            List<String> proposals,
            @Nullable UUID mergerId,
            List<String> organisations,
            List<UUID> signOffs,
            @Nullable Integer reportVersion,
            @Nullable DocumentVersion equalityAssessment,
            @Nullable List<SourceReference> backgroundPapers,
            @Nullable String explanation,
            List<UUID> considerations,
            @Nullable QuorumCount quorum,
            @Nullable VoteTally vote,
            @Nullable Long judgedAtPosition,
            List<ConditionAttached> conditions,
            List<Irregularity> irregularities,
            List<DecisionCorrected> corrections) {}

    /** How {@link DecisionField#VOTE} stands. */
    private record Count(
            @Nullable QuorumCount quorum, @Nullable VoteTally vote) {}
}
