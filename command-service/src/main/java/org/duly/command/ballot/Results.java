package org.duly.command.ballot;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.duly.command.handling.BusinessRule.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.duly.command.ballot.BallotCommand.DeclareBallot;
import org.duly.command.ballot.BallotCommand.RecordBallot;
import org.duly.command.ballot.BallotCommand.RecordCount;
import org.duly.command.ballot.BallotRules.ConstituencyIsOfTheBallot;
import org.duly.command.ballot.BallotState.Ballot;
import org.duly.command.ballot.CountRules.BallotIsClosedAndNotDeclared;
import org.duly.command.ballot.CountRules.CountsAddUpToTheReturns;
import org.duly.command.ballot.CountRules.DeclaredResultIsWhatThePapersComeTo;
import org.duly.command.ballot.CountRules.EveryConstituencyIsCounted;
import org.duly.command.ballot.CountRules.EveryPaperIsOpened;
import org.duly.command.ballot.CountRules.ScrutineerCountsOnlyASecretBallot;
import org.duly.command.ballot.CountRules.ScrutineerIsTheOneNamed;
import org.duly.command.ballot.ElectorateRules.CountsAreOfPapers;
import org.duly.command.ballot.ElectorateRules.EachConstituencyIsCountedOnce;
import org.duly.command.ballot.ElectorateRules.ElectorateIsKnownOrCounted;
import org.duly.command.governance.Irregularities;
import org.duly.command.handling.BusinessRule;
import org.duly.command.handling.FormRules.IdIsPlain;
import org.duly.events.ballot.BallotArithmetic;
import org.duly.events.ballot.BallotChoice;
import org.duly.events.ballot.BallotClosed;
import org.duly.events.ballot.BallotCount;
import org.duly.events.ballot.BallotDeclared;
import org.duly.events.ballot.BallotEvent;
import org.duly.events.ballot.BallotOpened;
import org.duly.events.ballot.BallotResult;
import org.duly.events.ballot.BallotRule;
import org.duly.events.ballot.BallotScheduled;
import org.duly.events.ballot.Combination;
import org.duly.events.ballot.Constituency;
import org.duly.events.ballot.ConstituencyResult;
import org.duly.events.ballot.PaperOpened;
import org.duly.events.ballot.ScrutineerCountRecorded;

/** Decides on what papers come to: counts, results, and ballots recorded from their counts. */
final class Results {
    private Results() {}

    /** Takes the scrutineer's counts of a constituency of a secret ballot. */
    static BallotEvent count(Ballot ballot, RecordCount command) {
        ConstituencyCount given = command.count();
        verify(
                new BallotIsClosedAndNotDeclared(ballot),
                new ScrutineerCountsOnlyASecretBallot(ballot),
                new ConstituencyIsOfTheBallot(ballot, "/constituencyId", given.constituencyId()),
                new IdIsPlain("/by", command.by()));
        BallotCount known = known(
                ballot.constituency(given.constituencyId()).orElseThrow(), ballot.returnedIn(given.constituencyId()));
        BallotCount count = given.beside(known);
        verify(new CountsAreOfPapers("/votesFor", count));
        return new ScrutineerCountRecorded(
                given.constituencyId(),
                count,
                command.by(),
                Irregularities.judge(
                        command.override(),
                        new ScrutineerIsTheOneNamed("/by", ballot.schedule().verifier(), command.by()),
                        new CountsAddUpToTheReturns(given.constituencyId(), known, count)));
    }

    /** Declares the result. */
    static BallotEvent declare(Ballot ballot, DeclareBallot command) {
        verify(new BallotIsClosedAndNotDeclared(ballot), new IdIsPlain("/verifiedBy", command.verifiedBy()));
        Map<String, BallotCount> counts;
        if (ballot.schedule().secret()) {
            verify(new EveryConstituencyIsCounted(ballot));
            counts = ballot.counts();
        } else {
            verify(new EveryPaperIsOpened(ballot, command.papers()));
            counts = counted(ballot.constituencies(), command.papers());
        }
        return declared(
                ballot.constituencies(),
                ballot.schedule().rule(),
                ballot.schedule().combine(),
                counts,
                command,
                new ScrutineerIsTheOneNamed("/verifiedBy", ballot.schedule().verifier(), command.verifiedBy()));
    }

    private static BallotDeclared declared(
            List<Constituency> constituencies,
            BallotRule rule,
            Combination combine,
            Map<String, BallotCount> counts,
            DeclareBallot command,
            BusinessRule... others) {
        List<ConstituencyResult> results = results(constituencies, rule, counts);
        BallotResult overall = BallotArithmetic.combine(rule, combine, results);
        DeclaredResultIsWhatThePapersComeTo declaration =
                new DeclaredResultIsWhatThePapersComeTo(overall, command.declaredCarried());
        List<BusinessRule> rules = new ArrayList<>(List.of(others));
        rules.add(declaration);
        return new BallotDeclared(
                results,
                overall,
                command.papers(),
                command.verifiedBy(),
                declaration.isKept() ? null : command.declaredCarried(),
                Irregularities.judge(command.override(), rules));
    }

    /** Records a ballot that was held elsewhere, in the events it would have had here. */
    static List<BallotEvent> record(RecordBallot command, BallotScheduled scheduled) {
        List<Constituency> constituencies = command.plan().constituencies();
        verify(new EachConstituencyIsCountedOnce(
                constituencies.stream().map(Constituency::constituencyId).toList(),
                command.counts().stream().map(ConstituencyCount::constituencyId).toList()));
        Map<String, Constituency> byId =
                constituencies.stream().collect(toMap(Constituency::constituencyId, identity()));
        List<BusinessRule> sums = new ArrayList<>();
        List<BallotEvent> countings = new ArrayList<>();
        Map<String, BallotCount> counts = new HashMap<>();
        for (int i = 0; i < command.counts().size(); i++) {
            ConstituencyCount given = command.counts().get(i);
            String field = "/counts/" + i;
            Constituency constituency = requireNonNull(byId.get(given.constituencyId()));
            verify(new ElectorateIsKnownOrCounted(field + "/eligible", constituency, given.eligible()));
            BallotCount known = knownElsewhere(constituency, given);
            BallotCount count = given.beside(known);
            verify(new CountsAreOfPapers(field, count));
            sums.add(new CountsAddUpToTheReturns(given.constituencyId(), known, count));
            counts.put(given.constituencyId(), count);
            countings.add(new ScrutineerCountRecorded(
                    given.constituencyId(), count, command.plan().verifier(), List.of()));
        }
        BallotCount total = BallotArithmetic.total(List.copyOf(counts.values()));
        DeclareBallot declaration = new DeclareBallot(
                command.ballotId(),
                command.scope(),
                List.of(),
                command.plan().verifier(),
                command.declaredCarried(),
                command.override(),
                command.occurredAt());
        List<BallotEvent> events = new ArrayList<>();
        events.add(scheduled);
        events.add(new BallotOpened(
                total.eligible(), total.eligibleWeight(), command.plan().closesAt(), null, List.of(), null, null));
        events.add(new BallotClosed(command.plan().closesAt(), total.returned(), List.of()));
        events.addAll(countings);
        events.add(declared(
                constituencies,
                command.plan().rule(),
                command.plan().combine(),
                counts,
                declaration,
                sums.toArray(BusinessRule[]::new)));
        return events;
    }

    /** What is known of a constituency whose papers are counted by others: electorate and returns. */
    private static BallotCount known(Constituency constituency, Set<String> returned) {
        // What they say is not asked for: only that they came back.
        return onlyReturns(BallotArithmetic.count(
                constituency, returned.stream().collect(toMap(identity(), _ -> BallotChoice.SPOILT))));
    }

    /** What is known of a constituency that was counted elsewhere: its electorate, if it is named, and what is said. */
    private static BallotCount knownElsewhere(Constituency constituency, ConstituencyCount given) {
        BallotCount said = onlyReturns(given.beside(given.papersAlone()));
        if (constituency.electorate().isEmpty()) {
            return said;
        }
        BallotCount named = known(constituency, Set.of());
        return new BallotCount(
                named.eligible(),
                named.eligibleWeight(),
                said.returned(),
                said.returnedWeight(),
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0);
    }

    private static BallotCount onlyReturns(BallotCount count) {
        return new BallotCount(
                count.eligible(),
                count.eligibleWeight(),
                count.returned(),
                count.returnedWeight(),
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0);
    }

    private static Map<String, BallotCount> counted(List<Constituency> constituencies, List<PaperOpened> papers) {
        Map<String, Map<String, BallotChoice>> choices = new HashMap<>();
        for (PaperOpened paper : papers) {
            choices.computeIfAbsent(paper.constituencyId(), _ -> new HashMap<>())
                    .put(paper.member(), paper.choice());
        }
        return constituencies.stream()
                .collect(toMap(
                        Constituency::constituencyId,
                        each -> BallotArithmetic.count(each, choices.getOrDefault(each.constituencyId(), Map.of()))));
    }

    private static List<ConstituencyResult> results(
            List<Constituency> constituencies, BallotRule rule, Map<String, BallotCount> counts) {
        List<ConstituencyResult> results = new ArrayList<>();
        for (Constituency each : constituencies) {
            BallotCount count = counts.get(each.constituencyId());
            if (count == null) {
                throw new IllegalStateException("Every constituency is counted before it is judged");
            }
            results.add(new ConstituencyResult(each.constituencyId(), BallotArithmetic.judge(rule, count)));
        }
        return results;
    }
}
