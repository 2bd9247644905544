package org.duly.command.response;

import java.util.List;
import java.util.UUID;
import org.duly.events.consideration.ConsiderationStanding.State;

/**
 * How far an engagement's responses are considered, and up to where that was read: what a gate before a vote is judged on.
 *
 * @param received items; so are all counts that do not say otherwise
 * @param pending neither counted nor excluded
 * @param uncoded counted, and no person coded the answers in force
 * @param unreviewed counted and coded, and no second person agreed with the coding that stands
 * @param undecided counted, and coded to a theme that was split so that only a person can say where they belong
 * @param themes every theme of the last version of the codebook, in the order of their ids
 * @param considerations every one that was not withdrawn, in the order in which they were raised
 * @param codebookVersion the last one that was fixed; 0 if none was
 * @param judgedAtPosition everything up to this position was taken in
 */
public record ConsideredJudgement(
        long received,
        long counted,
        long pending,
        long uncoded,
        long unreviewed,
        long undecided,
        List<ThemeStanding> themes,
        List<Point> considerations,
        int codebookVersion,
        long judgedAtPosition) {

    /**
     * A theme, as the codings that stand of counted responses have it; each response once.
     *
     * @param people their signatories
     * @param campaigns distinct ones among them
     * @param unconsidered of the items, those that no answered consideration covers
     */
    public record ThemeStanding(String themeId, long items, long people, long campaigns, long unconsidered) {}

    /**
     * A consideration.
     *
     * @param awaited the bodies that have still to answer
     * @param added counted responses it covers now and did not when it was last put to the bodies: of these they do not
     *     know
     */
    public record Point(UUID id, State state, List<String> awaited, long added) {}
}
