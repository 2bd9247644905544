package org.duly.query.consideration;

import java.util.List;
import java.util.UUID;
import org.duly.events.consideration.ConsiderationStanding;
import org.duly.query.codebook.Theme;
import org.duly.query.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * From a response, a theme or a consideration to the others.
 *
 * @param position of the log up to which this was worked out
 * @param codebookVersion the last one fixed, in which the themes are; null if none was
 * @param responses counted ones, in the order of their ids; the one asked for, counted or not
 */
public record CoverageTrace(
        UUID engagementId,
        String log,
        long position,
        @Nullable Integer codebookVersion,
        List<CoveredTheme> themes,
        List<CoveringConsideration> considerations,
        Page<CoveredResponse> responses) {

    /**
     * A theme.
     *
     * @param considerations those about it, or about a theme it came from
     */
    public record CoveredTheme(Theme theme, List<UUID> considerations) {}

    /**
     * A consideration that was not withdrawn.
     *
     * @param themes in the last version of the codebook
     */
    public record CoveringConsideration(
            UUID id,
            String summary,
            ConsiderationStanding.State state,
            List<String> themes,
            List<ConsiderationFacts.BodyAnswer> answers,
            List<String> awaited) {}

    /**
     * A response.
     *
     * @param themes in the last version of the codebook
     * @param considerations that cover it
     */
    public record CoveredResponse(UUID id, String receiptNumber, List<String> themes, List<UUID> considerations) {}

    /**
     * Something a response says.
     *
     * @param themeId in the last version of the codebook; null if it has none of it
     * @param considerationId one that covers it; null if none does
     */
    public record Link(
            UUID responseId,
            String receiptNumber,
            @Nullable String themeId,
            @Nullable UUID considerationId) {}
}
