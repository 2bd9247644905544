package org.duly.events.merger;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a merger stands on, as it was at a position of the log. All of it exists.
 *
 * @param position everything up to it was taken in
 * @param decisions and how far each approves
 * @param signOffs and how far each approves
 * @param ballots and whether the result of each was declared
 * @param reports how many versions of the report of the merger's engagement were issued; 0 if none is named
 */
public record Citations(
        long position,
        Map<UUID, Approval> decisions,
        Map<UUID, Approval> signOffs,
        Map<UUID, Boolean> ballots,
        int reports) {
    public Citations {
        decisions = Map.copyOf(decisions);
        signOffs = Map.copyOf(signOffs);
        ballots = Map.copyOf(ballots);
    }

    /** The streams of the decisions and sign-offs that do not approve, or no longer do, in order. */
    public List<String> notStanding() {
        return ofEach(named -> named.approval().stands() ? Stream.empty() : Stream.of(named.stream()));
    }

    /** Every condition that is neither discharged nor waived, with the stream it was attached in, in order. */
    public List<String> unsettledConditions() {
        return ofEach(named -> named.approval().conditions().unsettled().stream()
                .map(condition -> condition.attached().conditionId() + " of " + named.stream()));
    }

    private List<String> ofEach(Function<Named, Stream<String>> what) {
        return Stream.concat(
                        decisions.entrySet().stream().map(each -> new Named(decision(each.getKey()), each.getValue())),
                        signOffs.entrySet().stream().map(each -> new Named(signOff(each.getKey()), each.getValue())))
                .flatMap(what)
                .sorted()
                .toList();
    }

    private record Named(String stream, Approval approval) {}

    static String decision(UUID id) {
        return "decision/" + id;
    }

    static String signOff(UUID id) {
        return "sign-off/" + id;
    }

    static String ballot(UUID id) {
        return "ballot/" + id;
    }
}
