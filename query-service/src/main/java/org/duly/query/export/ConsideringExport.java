package org.duly.query.export;

import java.util.List;
import org.duly.query.codebook.Count;
import org.duly.query.codebook.Theme;
import org.duly.query.codebook.ThemeAnalysis;
import org.duly.query.codebook.ThemeAnalysis.Part;
import org.duly.query.consideration.ConsiderationFacts;
import org.duly.query.consideration.ConsiderationFacts.BodyAnswer;
import org.duly.query.consideration.ConsiderationFacts.Put;
import org.duly.query.consideration.ConsiderationView;
import org.duly.query.consideration.CoverageTrace.Link;
import org.duly.query.consideration.Gaps.ConsiderationGap;
import org.duly.query.consideration.Gaps.ThemeGap;
import org.duly.query.response.GapKind;
import org.duly.query.response.GapResponses.GapResponse;
import org.jspecify.annotations.Nullable;

/** Themes, considerations, what is still to be done and what covers what, as rows. */
final class ConsideringExport {
    static final List<String> THEMES = List.of(
            "codings",
            "themeId",
            "theme",
            "parent",
            "questionId",
            "proposalId",
            "position",
            "undecided",
            "items",
            "people",
            "campaigns");
    static final List<String> CONSIDERATIONS = List.of(
            "considerationId",
            "summary",
            "state",
            "themes",
            "codebookVersion",
            "items",
            "people",
            "campaigns",
            "judgedAtPosition",
            "itemsNow",
            "peopleNow",
            "campaignsNow",
            "added",
            "stale",
            "body",
            "disposition",
            "reasons",
            "mitigation",
            "referredTo",
            "answeredAt",
            "answerPosition",
            "actor");
    static final List<String> GAPS = List.of(
            "gap",
            "responseId",
            "receiptNumber",
            "receivedAt",
            "themeId",
            "theme",
            "considerationId",
            "summary",
            "state",
            "awaited",
            "items",
            "unconsidered",
            "added");
    static final List<String> COVERAGE = List.of("responseId", "receiptNumber", "themeId", "considerationId");

    private ConsideringExport() {}

    /**
     * One row a figure: of a theme, of a theme by question and position, of a proposal by position, and of what waits for
     * a person to code it again. Models' suggestions are rows of their own.
     */
    static void themes(ThemeAnalysis analysis, Rows rows) {
        part("STANDING", analysis.coded(), rows);
        part("SUGGESTED", analysis.suggested(), rows);
    }

    private static void part(String codings, Part part, Rows rows) {
        part.themes().forEach(theme -> {
            theme(codings, theme.theme(), null, null, theme.count(), rows);
            theme.positions()
                    .forEach(cell ->
                            theme(codings, theme.theme(), cell.questionId(), cell.position(), cell.count(), rows));
        });
        part.proposals()
                .forEach(proposal -> proposal.positions()
                        .forEach(cell -> rows.add(
                                codings,
                                null,
                                null,
                                null,
                                null,
                                proposal.proposalId(),
                                cell.position(),
                                false,
                                cell.count().items(),
                                cell.count().people(),
                                cell.count().campaigns())));
        part.undecided()
                .forEach(cell -> rows.add(
                        codings,
                        cell.themeId(),
                        null,
                        null,
                        cell.questionId(),
                        null,
                        cell.position(),
                        true,
                        cell.count().items(),
                        cell.count().people(),
                        cell.count().campaigns()));
    }

    private static void theme(
            String codings, Theme theme, @Nullable String question, @Nullable Object position, Count count, Rows rows) {
        rows.add(
                codings,
                theme.themeId(),
                theme.name(),
                theme.parent(),
                question,
                null,
                position,
                false,
                count.items(),
                count.people(),
                count.campaigns());
    }

    /** One row for each body's answer, and one for each body that has not answered; at least one. */
    static void consideration(ConsiderationView view, Rows rows) {
        ConsiderationFacts facts = view.facts();
        facts.answers().forEach(answer -> consideration(view, answer.body(), answer, rows));
        facts.awaited().forEach(body -> consideration(view, body, null, rows));
        if (facts.answers().isEmpty() && facts.awaited().isEmpty()) {
            consideration(view, null, null, rows);
        }
    }

    private static void consideration(
            ConsiderationView view, @Nullable String body, @Nullable BodyAnswer answer, Rows rows) {
        ConsiderationFacts facts = view.facts();
        Put put = facts.put();
        rows.add(
                facts.id(),
                facts.summary(),
                facts.state(),
                put.themes(),
                put.codebookVersion(),
                put.judged().items(),
                put.judged().people(),
                put.judged().campaigns(),
                put.judgedAtPosition(),
                view.now().items(),
                view.now().people(),
                view.now().campaigns(),
                view.added().items(),
                view.stale(),
                body,
                answer == null ? null : answer.disposition(),
                answer == null ? null : answer.reasons(),
                answer == null ? null : answer.mitigation(),
                answer == null ? null : answer.referredTo(),
                answer == null ? null : answer.answeredAt(),
                answer == null ? null : answer.position(),
                answer == null ? null : answer.actor());
    }

    /** A response that something is to be done about. */
    static void gap(GapKind kind, GapResponse response, Rows rows) {
        rows.add(
                kind,
                response.id(),
                response.receiptNumber(),
                response.receivedAt(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** A theme the bodies have not answered all of. */
    static void gap(ThemeGap gap, Rows rows) {
        rows.add(
                "UNCONSIDERED_THEME",
                null,
                null,
                null,
                gap.theme().themeId(),
                gap.theme().name(),
                null,
                null,
                null,
                null,
                gap.count().items(),
                gap.unconsidered().items(),
                null);
    }

    /** A consideration that waits. */
    static void gap(ConsiderationGap gap, Rows rows) {
        rows.add(
                "WAITING_CONSIDERATION",
                null,
                null,
                null,
                null,
                null,
                gap.id(),
                gap.summary(),
                gap.state(),
                gap.awaited(),
                null,
                null,
                gap.added().items());
    }

    /** A theme of a response and a consideration that covers what was coded to it. */
    static void link(Link link, Rows rows) {
        rows.add(link.responseId(), link.receiptNumber(), link.themeId(), link.considerationId());
    }
}
