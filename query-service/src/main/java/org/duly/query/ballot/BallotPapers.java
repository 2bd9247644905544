package org.duly.query.ballot;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duly.events.ballot.BallotChoice;
import org.duly.events.ballot.PaperOpened;
import org.duly.query.ballot.BallotFacts.BallotPaper;
import org.jspecify.annotations.Nullable;

/**
 * The papers of a ballot, in the order in which they were recorded.
 *
 * @param choicesShown whether it is an open ballot whose result is declared: before that nobody sees what papers say,
 *     and of a secret ballot never
 */
public record BallotPapers(
        UUID ballotId, boolean choicesShown, List<PaperView> papers, String log, long position, long streamVersion) {

    /**
     * A paper.
     *
     * @param receivedAt as told
     * @param choice null unless choices are shown
     */
    public record PaperView(
            String constituencyId,
            String member,
            Instant receivedAt,
            long position,
            @Nullable BallotChoice choice) {}

    private record Sender(String constituencyId, String member) {}

    static BallotPapers of(BallotFacts facts) {
        Map<Sender, BallotChoice> choices = new HashMap<>();
        if (facts.declared() != null) {
            for (PaperOpened paper : facts.declared().what().papers()) {
                choices.put(new Sender(paper.constituencyId(), paper.member()), paper.choice());
            }
        }
        return new BallotPapers(
                facts.id(),
                facts.declared() != null && !facts.schedule().secret(),
                facts.papers().stream().map(paper -> view(paper, choices)).toList(),
                facts.last().log(),
                facts.last().position(),
                facts.last().envelope().streamVersion());
    }

    private static PaperView view(BallotPaper paper, Map<Sender, BallotChoice> choices) {
        return new PaperView(
                paper.constituencyId(),
                paper.member(),
                paper.receivedAt(),
                paper.position(),
                choices.get(new Sender(paper.constituencyId(), paper.member())));
    }
}
