package org.duly.query.consideration;

import java.util.List;
import java.util.UUID;
import org.duly.events.consideration.ConsiderationStanding;
import org.duly.query.codebook.Count;
import org.duly.query.codebook.Theme;
import org.duly.query.response.GapKind;
import org.jspecify.annotations.Nullable;

/**
 * What an engagement still waits for.
 *
 * @param position of the log up to which this was worked out
 * @param codebookVersion the last one fixed, in which themes are counted; null if none was
 * @param threshold the responses a theme must have to be listed
 * @param responses by what is to be done; each may be in several
 * @param themes at or above the threshold with responses that no answered consideration covers, most of them first
 * @param considerations that bodies have still to answer, or that became stale since they did
 */
public record Gaps(
        UUID engagementId,
        String log,
        long position,
        @Nullable Integer codebookVersion,
        long threshold,
        List<ResponseGap> responses,
        List<ThemeGap> themes,
        List<ConsiderationGap> considerations) {

    /** How many responses something is to be done about. */
    public record ResponseGap(GapKind kind, long items) {}

    /**
     * A theme the bodies have not answered all of.
     *
     * @param count counted responses with the theme
     * @param unconsidered of these, those that no answered consideration covers
     */
    public record ThemeGap(Theme theme, Count count, Count unconsidered) {}

    /**
     * A consideration that waits.
     *
     * @param awaited bodies that have not answered
     * @param added responses since it was put to the bodies
     */
    public record ConsiderationGap(
            UUID id, String summary, ConsiderationStanding.State state, List<String> awaited, Count added) {}
}
