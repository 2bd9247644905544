package org.duly.query.codebook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.events.response.Position;
import org.jspecify.annotations.Nullable;

/**
 * What the counted responses say, read in one fixed version of the codebook.
 *
 * @param position of the log up to which this was worked out
 * @param time of that position; now, if it is about now
 * @param codebookVersion null if none was fixed
 * @param lastVersion the last one fixed; 0 if none was
 * @param counted all counted responses, coded or not
 * @param uncodedItems of these, those that no person coded
 * @param uncodedPeople their signatories
 * @param coded what persons' codings say, one for each response: the one that stands
 * @param ofEarlierText of the coded, those amended since they were coded
 * @param ofLaterVersion of the coded, those coded with a later version than this: their newer themes are not here
 * @param reviewed of the coded, those whose coding a second person agreed with
 * @param suggested what models' codings say that nobody took over: part of no other figure
 * @param agreement between each two persons who coded the same responses, counted or not
 */
public record ThemeAnalysis(
        UUID engagementId,
        String log,
        long position,
        Instant time,
        @Nullable Integer codebookVersion,
        int lastVersion,
        Count counted,
        long uncodedItems,
        long uncodedPeople,
        Part coded,
        Count ofEarlierText,
        Count ofLaterVersion,
        Count reviewed,
        Part suggested,
        List<Agreement> agreement) {

    /**
     * What some codings say.
     *
     * @param responses they are of
     * @param themes all of the version, in the order in which they were added
     * @param undecided codings of themes that were split, of which only a person can say where they belong
     */
    public record Part(
            Count responses, List<ThemeCount> themes, List<ProposalCount> proposals, List<UndecidedCount> undecided) {}

    /**
     * Responses with a theme.
     *
     * @param count each response once
     * @param positions by question and position; a response may be in several
     */
    public record ThemeCount(Theme theme, Count count, List<QuestionCount> positions) {}

    /** Responses that take a position on a theme in the answer to a question. */
    public record QuestionCount(String questionId, Position position, Count count) {}

    /**
     * Responses by their one overall position on a proposal.
     *
     * @param title null if the plan names the proposal no longer
     * @param positions every position, none left out
     */
    public record ProposalCount(String proposalId, @Nullable String title, List<PositionCount> positions) {}

    /** Responses with an overall position. */
    public record PositionCount(Position position, Count count) {}

    /** Responses that wait for a person to code them again. */
    public record UndecidedCount(String themeId, String questionId, Position position, Count count) {}
}
