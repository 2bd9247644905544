package org.duly.query.codebook;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.duly.events.codebook.Codebook;
import org.duly.events.codebook.Codebook.Recoded;
import org.duly.events.engagement.Proposal;
import org.duly.events.response.Position;
import org.duly.events.response.ProposalPosition;
import org.duly.events.response.ThemeCoding;
import org.duly.query.codebook.ThemeAnalysis.Part;
import org.duly.query.codebook.ThemeAnalysis.PositionCount;
import org.duly.query.codebook.ThemeAnalysis.ProposalCount;
import org.duly.query.codebook.ThemeAnalysis.QuestionCount;
import org.duly.query.codebook.ThemeAnalysis.ThemeCount;
import org.duly.query.codebook.ThemeAnalysis.UndecidedCount;
import org.duly.query.response.CodingContent;
import org.jspecify.annotations.Nullable;

/** Counts what codings say, read in one version of the codebook. Memory grows with the themes, not with the responses. */
final class ThemeTally {
    private static final Comparator<ThemeCoding> IN_ORDER = Comparator.comparing(ThemeCoding::themeId)
            .thenComparing(ThemeCoding::questionId)
            .thenComparing(ThemeCoding::position);

    private final Codebook codebook;
    private final int version;
    private final Count.Taking responses = new Count.Taking();
    private final Map<String, Count.Taking> themes = new HashMap<>();
    private final Map<ThemeCoding, Count.Taking> codings = new HashMap<>();
    private final Map<ThemeCoding, Count.Taking> undecided = new HashMap<>();
    private final Map<ProposalPosition, Count.Taking> positions = new HashMap<>();

    /** Nothing counted yet. */
    ThemeTally(Codebook codebook, int version) {
        this.codebook = codebook;
        this.version = version;
    }

    /** Adds responses that are coded alike and belong to the same campaign, or to none. */
    void add(CodingContent content, long items, long people, @Nullable String campaignId) {
        responses.add(items, people, campaignId);
        for (ProposalPosition position : Set.copyOf(content.positions())) {
            positions.computeIfAbsent(position, _ -> new Count.Taking()).add(items, people, campaignId);
        }
        Recoded recoded = codebook.recode(content.codings(), content.codebookVersion(), version);
        Set<String> once = new HashSet<>();
        for (ThemeCoding coding : recoded.codings()) {
            codings.computeIfAbsent(coding, _ -> new Count.Taking()).add(items, people, campaignId);
            if (once.add(coding.themeId())) {
                themes.computeIfAbsent(coding.themeId(), _ -> new Count.Taking())
                        .add(items, people, campaignId);
            }
        }
        for (ThemeCoding coding : recoded.undecided()) {
            undecided.computeIfAbsent(coding, _ -> new Count.Taking()).add(items, people, campaignId);
        }
    }

    /**
     * What was counted.
     *
     * @param listed the themes of the version
     * @param planned the proposals of the plan
     */
    Part done(List<Theme> listed, List<Proposal> planned) {
        return new Part(
                responses.done(), listed.stream().map(this::theme).toList(), proposals(planned), undecidedCounts());
    }

    private ThemeCount theme(Theme theme) {
        Count.Taking count = themes.get(theme.themeId());
        List<QuestionCount> cells = sorted(codings.keySet())
                .filter(coding -> coding.themeId().equals(theme.themeId()))
                .map(coding -> new QuestionCount(coding.questionId(), coding.position(), done(codings.get(coding))))
                .toList();
        return new ThemeCount(theme, done(count), cells);
    }

    private List<ProposalCount> proposals(List<Proposal> planned) {
        Map<String, @Nullable String> titles = new LinkedHashMap<>();
        planned.forEach(proposal -> titles.put(proposal.id(), proposal.title()));
        positions.keySet().stream()
                .map(ProposalPosition::proposalId)
                .sorted()
                .forEach(proposal -> titles.putIfAbsent(proposal, null));
        return titles.entrySet().stream()
                .map(proposal -> new ProposalCount(
                        proposal.getKey(),
                        proposal.getValue(),
                        Stream.of(Position.values())
                                .map(position -> new PositionCount(
                                        position,
                                        done(positions.get(new ProposalPosition(proposal.getKey(), position)))))
                                .toList()))
                .toList();
    }

    private List<UndecidedCount> undecidedCounts() {
        return sorted(undecided.keySet())
                .map(coding -> new UndecidedCount(
                        coding.themeId(), coding.questionId(), coding.position(), done(undecided.get(coding))))
                .toList();
    }

    private static Stream<ThemeCoding> sorted(Collection<ThemeCoding> codings) {
        return codings.stream().sorted(IN_ORDER);
    }

    private static Count done(Count.@Nullable Taking count) {
        return count == null ? Count.NONE : count.done();
    }
}
