package org.duly.query.export;

import java.util.List;
import org.duly.events.ballot.BallotCount;
import org.duly.query.ballot.BallotView;
import org.duly.query.ballot.BallotView.Overall;
import org.duly.query.ballot.ConstituencyView;
import org.duly.query.ballot.ShareView;
import org.jspecify.annotations.Nullable;

/**
 * The results of a ballot as rows: one for each constituency and one for all together. What papers say is left out until
 * the result is declared.
 */
final class BallotExport {
    static final List<String> COLUMNS = List.of(
            "part",
            "constituencyId",
            "name",
            "eligible",
            "eligibleWeight",
            "returned",
            "returnedWeight",
            "for",
            "forWeight",
            "against",
            "againstWeight",
            "abstained",
            "abstainedWeight",
            "spoilt",
            "spoiltWeight",
            "quorum",
            "quorumReached",
            "quorate",
            "pass",
            "passReached",
            "carried");

    private BallotExport() {}

    static void write(BallotView ballot, Rows rows) {
        for (ConstituencyView each : ballot.constituencies()) {
            write(
                    rows,
                    "CONSTITUENCY",
                    each.constituencyId(),
                    each.name(),
                    new Returns(each.eligible(), each.eligibleWeight(), each.returned(), each.returnedWeight()),
                    each.count(),
                    each.quorum(),
                    each.quorate(),
                    each.pass(),
                    each.carried());
        }
        Overall overall = ballot.overall();
        write(
                rows,
                "OVERALL",
                null,
                overall.combinedInWords(),
                new Returns(overall.eligible(), overall.eligibleWeight(), overall.returned(), overall.returnedWeight()),
                overall.count(),
                overall.quorum(),
                overall.quorate(),
                overall.pass(),
                overall.carried());
    }

    private record Returns(int eligible, long eligibleWeight, int returned, long returnedWeight) {}

    private static void write(
            Rows rows,
            String part,
            @Nullable String constituencyId,
            String name,
            Returns returns,
            @Nullable BallotCount count,
            @Nullable ShareView quorum,
            @Nullable Boolean quorate,
            @Nullable ShareView pass,
            @Nullable Boolean carried) {
        rows.add(
                part,
                constituencyId,
                name,
                returns.eligible(),
                returns.eligibleWeight(),
                returns.returned(),
                returns.returnedWeight(),
                count == null ? null : count.votesFor(),
                count == null ? null : count.forWeight(),
                count == null ? null : count.votesAgainst(),
                count == null ? null : count.againstWeight(),
                count == null ? null : count.abstained(),
                count == null ? null : count.abstainedWeight(),
                count == null ? null : count.spoilt(),
                count == null ? null : count.spoiltWeight(),
                // With the comparison: a spreadsheet takes a bare 1/2 for a day in February.
                quorum == null ? null : quorum.arithmetic(),
                quorum == null ? null : quorum.reached(),
                quorate,
                pass == null ? null : pass.arithmetic(),
                pass == null ? null : pass.reached(),
                carried);
    }
}
