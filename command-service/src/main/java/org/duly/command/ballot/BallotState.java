package org.duly.command.ballot;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.duly.events.ballot.BallotCount;
import org.duly.events.ballot.BallotScheduled;
import org.duly.events.ballot.Constituency;
import org.duly.events.ballot.Elector;
import org.jspecify.annotations.Nullable;

/** What decisions about a ballot need to know. */
public sealed interface BallotState {
    /** Nothing was scheduled. */
    record NotScheduled() implements BallotState {}

    /**
     * A ballot.
     *
     * @param constituencies as last revised
     * @param deadline the first instant at which a paper is late
     * @param keyReference of the key that papers are sealed under; null before opening, in a secret ballot, and once it is
     *     given up
     * @param returned the members whose papers were taken in, by constituency
     * @param counts the scrutineer's last, by constituency
     * @param revotes ids of the constituencies that are to vote again
     */
    record Ballot(
            BallotScheduled schedule,
            List<Constituency> constituencies,
            Stage stage,
            Instant deadline,
            @Nullable UUID keyReference,
            Map<String, Set<String>> returned,
            Map<String, BallotCount> counts,
            Set<String> revotes)
            implements BallotState {
        public Ballot {
            constituencies = List.copyOf(constituencies);
            returned = Map.copyOf(returned);
            counts = Map.copyOf(counts);
            revotes = Set.copyOf(revotes);
        }

        static Ballot of(BallotScheduled schedule) {
            return new Ballot(
                    schedule,
                    schedule.constituencies(),
                    Stage.SCHEDULED,
                    schedule.closesAt(),
                    null,
                    Map.of(),
                    Map.of(),
                    Set.of());
        }

        /** The constituency of an id, if there is one. */
        Optional<Constituency> constituency(String constituencyId) {
            return constituencies.stream()
                    .filter(each -> each.constituencyId().equals(constituencyId))
                    .findFirst();
        }

        /** Whether a member may vote in a constituency. */
        boolean isElector(String constituencyId, String member) {
            return constituency(constituencyId).stream()
                    .flatMap(each -> each.electorate().stream())
                    .map(Elector::member)
                    .anyMatch(member::equals);
        }

        /** Whether a member's paper was taken in. */
        boolean hasReturned(String constituencyId, String member) {
            return returnedIn(constituencyId).contains(member);
        }

        /** The members whose papers were taken in. */
        Set<String> returnedIn(String constituencyId) {
            return returned.getOrDefault(constituencyId, Set.of());
        }

        /** How many papers were taken in, of all constituencies together. */
        int papers() {
            return returned.values().stream().mapToInt(Set::size).sum();
        }

        /** How many may vote, in all constituencies together. */
        int electors() {
            return constituencies.stream()
                    .mapToInt(each -> each.electorate().size())
                    .sum();
        }

        Ballot revised(List<Constituency> electorate) {
            return new Ballot(schedule, electorate, stage, deadline, keyReference, returned, counts, revotes);
        }

        Ballot opened(Instant closesAt, @Nullable UUID key) {
            return new Ballot(schedule, constituencies, Stage.OPEN, closesAt, key, returned, counts, revotes);
        }

        Ballot closed(Instant closedAt) {
            return new Ballot(
                    schedule, constituencies, Stage.CLOSED, closedAt, keyReference, returned, counts, revotes);
        }

        /** Given up, it has no key any more: nobody is to learn what its papers say. */
        Ballot abandoned() {
            return new Ballot(schedule, constituencies, Stage.ABANDONED, deadline, null, returned, counts, revotes);
        }

        Ballot declared() {
            return new Ballot(
                    schedule, constituencies, Stage.DECLARED, deadline, keyReference, returned, counts, revotes);
        }

        Ballot withPaper(String constituencyId, String member) {
            Map<String, Set<String>> more = new HashMap<>(returned);
            Set<String> members = new HashSet<>(returnedIn(constituencyId));
            members.add(member);
            more.put(constituencyId, Set.copyOf(members));
            return new Ballot(schedule, constituencies, stage, deadline, keyReference, more, counts, revotes);
        }

        Ballot withCount(String constituencyId, BallotCount count) {
            Map<String, BallotCount> more = new HashMap<>(counts);
            more.put(constituencyId, count);
            return new Ballot(schedule, constituencies, stage, deadline, keyReference, returned, more, revotes);
        }

        Ballot withRevote(List<String> ordered) {
            Set<String> more = new HashSet<>(revotes);
            more.addAll(ordered);
            return new Ballot(schedule, constituencies, stage, deadline, keyReference, returned, counts, more);
        }
    }

    /** How far a ballot has come. */
    enum Stage {
        SCHEDULED,
        /** Papers are taken in. */
        OPEN,
        /** What is received from now on is late. */
        CLOSED,
        DECLARED,
        ABANDONED;

        /** As it stands in a sentence about the ballot. */
        String inWords() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
