package org.duly.query.ballot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.duly.events.ballot.BallotArithmetic;
import org.duly.events.ballot.BallotResult;
import org.duly.events.ballot.Constituency;
import org.duly.events.ballot.ConstituencyResult;
import org.jspecify.annotations.Nullable;

/**
 * What a ballot comes to with its re-votes: each constituency is taken from the last ballot in which its result was declared,
 * and they are combined under the rule of the first. Pure.
 *
 * @param constituencies in the order of the first ballot
 * @param combinedInWords how they make one result
 */
public record EffectiveResult(List<LastVote> constituencies, String combinedInWords, boolean quorate, boolean carried) {

    /** A constituency, and the ballot in which it voted last. */
    public record LastVote(UUID ballotId, ConstituencyView constituency) {}

    private record Voted(BallotFacts ballot, Constituency constituency, BallotResult result) {}

    /**
     * The result with all re-votes so far.
     *
     * @param revotes those of the first ballot, and theirs
     * @return null until the first ballot and one of its re-votes are declared
     */
    static @Nullable EffectiveResult of(BallotFacts first, List<BallotFacts> revotes) {
        List<BallotFacts> declared = Stream.concat(Stream.of(first), revotes.stream())
                .filter(ballot -> ballot.declared() != null)
                .sorted(Comparator.comparingLong(EffectiveResult::declaredAt))
                .toList();
        if (first.declared() == null || declared.size() == 1) {
            return null;
        }
        List<LastVote> last = new ArrayList<>();
        List<ConstituencyResult> results = new ArrayList<>();
        for (Constituency constituency : first.constituencies()) {
            String id = constituency.constituencyId();
            declared.stream()
                    .flatMap(ballot -> voted(ballot, id))
                    .reduce((_, later) -> later)
                    .ifPresent(voted -> {
                        last.add(new LastVote(
                                voted.ballot().id(), ConstituencyView.of(voted.ballot(), voted.constituency())));
                        results.add(new ConstituencyResult(id, voted.result()));
                    });
        }
        BallotResult overall = BallotArithmetic.combine(
                first.schedule().rule(), first.schedule().combine(), results);
        return new EffectiveResult(
                List.copyOf(last), RuleInWords.of(first.schedule().combine()), overall.quorate(), overall.carried());
    }

    private static long declaredAt(BallotFacts ballot) {
        return ballot.declared() == null
                ? Long.MAX_VALUE
                : ballot.declared().in().position();
    }

    private static Stream<Voted> voted(BallotFacts ballot, String constituencyId) {
        BallotResult result = ConstituencyView.result(ballot, constituencyId);
        return result == null
                ? Stream.empty()
                : ballot.constituencies().stream()
                        .filter(each -> each.constituencyId().equals(constituencyId))
                        .map(each -> new Voted(ballot, each, result));
    }
}
