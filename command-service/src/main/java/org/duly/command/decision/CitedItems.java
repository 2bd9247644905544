package org.duly.command.decision;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.duly.command.decision.CitedSignOff.Result;
import org.duly.events.decision.ConflictRecord;
import org.duly.events.governance.Authority;
import org.duly.events.governance.Conditions.Condition;
import org.duly.events.governance.QuorumCount;
import org.duly.events.governance.VoteTally;
import org.duly.events.signoff.Interests.Interest;
import org.jspecify.annotations.Nullable;

/** The sign-offs a decision cites that are of the body that decides: what is on record of them need not be said again. */
public record CitedItems(List<CitedSignOff> all) {
    public CitedItems {
        all = List.copyOf(all);
    }

    static CitedItems of(String decidedBy, List<CitedSignOff> cited) {
        return new CitedItems(cited.stream()
                .filter(item -> item.request().bodyId().equals(decidedBy))
                .toList());
    }

    List<QuorumCount> quorums() {
        return distinct(CitedSignOff::quorum);
    }

    List<VoteTally> votes() {
        return distinct(CitedSignOff::vote);
    }

    /** The authority under which the items were put to the body, if there is one for all of them. */
    @Nullable
    Authority authority() {
        return only(distinct(item -> item.request().authority()));
    }

    /** The engagements that are named. */
    List<UUID> engagements() {
        return distinct(item -> item.request().engagementId());
    }

    /** Up to where an engagement was judged before a vote on one of the items, or null if it never was. */
    @Nullable
    Long judgedAtPosition(UUID engagementId) {
        return all.stream()
                .filter(item -> engagementId.equals(item.request().engagementId()))
                .flatMap(item -> Stream.ofNullable(item.judgedAtPosition()))
                .max(Long::compare)
                .orElse(null);
    }

    /** The interests declared in the items, with what was ruled on each. */
    List<ConflictRecord> conflicts() {
        return all.stream()
                .flatMap(item -> item.interests().all().values().stream())
                .map(CitedItems::conflict)
                .distinct()
                .toList();
    }

    /** Conditions of the items that are neither discharged nor waived. */
    List<Condition> unsettled() {
        return all.stream()
                .flatMap(item -> item.conditions().unsettled().stream())
                .toList();
    }

    boolean isGranted() {
        return all.stream().anyMatch(item -> item.result() == Result.GRANTED);
    }

    /** The one of its kind, or null if there is none or there are several. */
    static <T> @Nullable T only(List<T> distinct) {
        return distinct.size() == 1 ? distinct.getFirst() : null;
    }

    private <T> List<T> distinct(Function<CitedSignOff, @Nullable T> part) {
        return all.stream()
                .flatMap(item -> Stream.ofNullable(part.apply(item)))
                .distinct()
                .toList();
    }

    private static ConflictRecord conflict(Interest interest) {
        return new ConflictRecord(
                interest.declared().member(),
                interest.declared().kind(),
                interest.declared().description(),
                interest.ruling() == null ? null : interest.ruling().action(),
                interest.dispensation() != null);
    }
}
