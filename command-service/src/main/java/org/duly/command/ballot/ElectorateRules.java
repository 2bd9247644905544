package org.duly.command.ballot;

import static org.duly.command.handling.BusinessRule.verify;
import static org.duly.command.handling.FormRules.text;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.duly.command.handling.BusinessRule;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.FormRules.IdIsPlain;
import org.duly.command.handling.FormRules.IdsAreDistinct;
import org.duly.command.handling.FormRules.NumberIsWithin;
import org.duly.command.handling.FormRules.TimeIsInWholeMilliseconds;
import org.duly.command.handling.FormRules.TimeIsOnTheCalendar;
import org.duly.command.handling.Limits;
import org.duly.events.ballot.BallotCount;
import org.duly.events.ballot.BallotRule;
import org.duly.events.ballot.Constituency;
import org.duly.events.ballot.Elector;
import org.jspecify.annotations.Nullable;

/** The rules about the form of a ballot: its plan, its electorate and counts of its papers. */
public final class ElectorateRules {
    /** What a paper takes in an event beside its ids. */
    private static final int BYTES_OF_A_PAPER = 64;

    /** What the result of a constituency takes in an event beside its id. */
    private static final int BYTES_OF_A_RESULT = 420;

    /** Leaves room in an event of 60,000 bytes for its envelope and for what was irregular. */
    private static final int MOST_BYTES = 42_000;

    private ElectorateRules() {}

    /** A ballot opens before it closes. */
    public record BallotOpensBeforeItCloses(Instant opensAt, Instant closesAt) implements BusinessRule {
        @Override
        public boolean isKept() {
            return opensAt.isBefore(closesAt);
        }

        @Override
        public String explanation() {
            return "The ballot would close at " + closesAt + ", not after it opens. Give a later time.";
        }

        @Override
        public String field() {
            return "/closesAt";
        }
    }

    /** A share is asked that votes can both reach and fail to reach. */
    public record ShareCanBeReachedAndMissed(BallotRule rule) implements BusinessRule {
        @Override
        public boolean isKept() {
            return rule.strictlyMore()
                    ? rule.pass().numerator() < rule.pass().denominator()
                    : rule.pass().numerator() > 0;
        }

        @Override
        public String explanation() {
            return (rule.strictlyMore() ? "More than " : "At least ") + rule.pass()
                    + (rule.strictlyMore() ? " can never be reached." : " is reached without a vote.")
                    + " Give another share.";
        }

        @Override
        public String field() {
            return "/rule/pass";
        }
    }

    /** Everyone who may vote has a weight from 1 to 1,000,000,000. */
    public record WeightIsAtLeastOne(String field, long weight) implements BusinessRule {
        private static final long MOST = 1_000_000_000;

        @Override
        public boolean isKept() {
            return weight >= 1 && weight <= MOST;
        }

        @Override
        public String explanation() {
            return "Give a weight from 1 to " + MOST + ".";
        }
    }

    /** A ballot that is opened can be declared: the papers of a whole electorate fit into one event. */
    public record ElectorateFitsIntoADeclaration(long bytes) implements BusinessRule {
        @Override
        public boolean isKept() {
            return bytes <= MOST_BYTES;
        }

        @Override
        public String explanation() {
            return "The papers of so many would take about " + bytes + " bytes of the declaration, which has "
                    + MOST_BYTES + ". Hold one ballot for each part of the electorate, or use shorter ids.";
        }

        @Override
        public String field() {
            return "/constituencies";
        }
    }

    /** Numbers of papers are from 0 to 10,000,000; whoever votes weighs at least 1. */
    public record CountsAreOfPapers(String field, BallotCount count) implements BusinessRule {
        private static final int MOST_MEMBERS = 10_000_000;
        private static final long MOST_WEIGHT = 10_000_000_000_000_000L;

        @Override
        public boolean isKept() {
            return isOfPapers(count.eligible(), count.eligibleWeight())
                    && isOfPapers(count.returned(), count.returnedWeight())
                    && isOfPapers(count.votesFor(), count.forWeight())
                    && isOfPapers(count.votesAgainst(), count.againstWeight())
                    && isOfPapers(count.abstained(), count.abstainedWeight())
                    && isOfPapers(count.spoilt(), count.spoiltWeight());
        }

        @Override
        public String explanation() {
            return "Give numbers from 0 to " + MOST_MEMBERS + ", and for each a weight from the number itself to "
                    + MOST_WEIGHT + ", 0 where nobody weighs.";
        }

        private static boolean isOfPapers(int number, long weight) {
            return number >= 0
                    && number <= MOST_MEMBERS
                    && weight >= number
                    && weight <= MOST_WEIGHT
                    && (number > 0 || weight == 0);
        }
    }

    /** Of a ballot held elsewhere, every constituency is counted, and once. */
    public record EachConstituencyIsCountedOnce(List<String> constituencies, List<String> counted)
            implements BusinessRule {
        @Override
        public boolean isKept() {
            return counted.size() == constituencies.size()
                    && Set.copyOf(counted).equals(Set.copyOf(constituencies));
        }

        @Override
        public String explanation() {
            return "Give the counts of each constituency once: " + String.join(", ", constituencies) + ".";
        }

        @Override
        public String field() {
            return "/counts";
        }
    }

    /** Of a ballot held elsewhere, who might vote is named, or at least how many they were. */
    public record ElectorateIsKnownOrCounted(
            String field,
            Constituency constituency,
            @Nullable Integer eligible) implements BusinessRule {
        @Override
        public boolean isKept() {
            return eligible != null || !constituency.electorate().isEmpty();
        }

        @Override
        public String explanation() {
            return "Give how many might vote in " + constituency.constituencyId() + ", or name its electorate.";
        }
    }

    /**
     * Verifies the form of a ballot's plan.
     *
     * @param electorsKnown whether every constituency must have an electorate
     */
    static void verifyPlan(BallotPlan plan, boolean electorsKnown) {
        FormRules.verify(text("/question", plan.question(), Limits.PARAGRAPH));
        FormRules.verifyOptionalId("/bodyId", plan.bodyId());
        FormRules.verifyOptionalId("/proposalId", plan.proposalId());
        verify(
                new ShareCanBeReachedAndMissed(plan.rule()),
                new IdIsPlain("/verifier", plan.verifier()),
                new TimeIsOnTheCalendar("/opensAt", plan.opensAt()),
                new TimeIsOnTheCalendar("/closesAt", plan.closesAt()),
                new TimeIsInWholeMilliseconds("/closesAt", plan.closesAt()),
                new BallotOpensBeforeItCloses(plan.opensAt(), plan.closesAt()));
        verifyConstituencies(plan.constituencies(), electorsKnown);
    }

    /** Verifies the form of an electorate. */
    static void verifyConstituencies(List<Constituency> constituencies, boolean electorsKnown) {
        verify(
                new NumberIsWithin("/constituencies", constituencies.size(), 1, Limits.CONSTITUENCIES),
                new IdsAreDistinct(
                        "/constituencies",
                        constituencies.stream()
                                .map(Constituency::constituencyId)
                                .toList()));
        for (int c = 0; c < constituencies.size(); c++) {
            Constituency constituency = constituencies.get(c);
            String field = "/constituencies/" + c;
            List<Elector> electorate = constituency.electorate();
            verify(
                    new IdIsPlain(field + "/constituencyId", constituency.constituencyId()),
                    new NumberIsWithin(
                            field + "/electorate", electorate.size(), electorsKnown ? 1 : 0, Limits.ELECTORS),
                    new IdsAreDistinct(
                            field + "/electorate",
                            electorate.stream().map(Elector::member).toList()));
            FormRules.verify(text(field + "/name", constituency.name(), Limits.LINE));
            FormRules.verifyOptionalId(field + "/bodyId", constituency.bodyId());
            for (int e = 0; e < electorate.size(); e++) {
                Elector elector = electorate.get(e);
                verify(
                        new IdIsPlain(field + "/electorate/" + e + "/member", elector.member()),
                        new WeightIsAtLeastOne(field + "/electorate/" + e + "/weight", elector.weight()));
            }
        }
        verify(new ElectorateFitsIntoADeclaration(bytes(constituencies)));
    }

    /** Ids are plain, so each of their characters is a byte. */
    private static long bytes(List<Constituency> constituencies) {
        return constituencies.stream()
                .flatMapToLong(each -> LongStream.concat(
                        LongStream.of(BYTES_OF_A_RESULT + each.constituencyId().length()),
                        each.electorate().stream()
                                .mapToLong(elector -> BYTES_OF_A_PAPER
                                        + each.constituencyId().length()
                                        + elector.member().length())))
                .sum();
    }
}
