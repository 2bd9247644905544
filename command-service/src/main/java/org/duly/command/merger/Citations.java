package org.duly.command.merger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duly.command.handling.Streams;

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

    /** The streams of the decisions and sign-offs that do not approve, or no longer do. */
    List<String> notStanding() {
        List<String> streams = new ArrayList<>();
        decisions.forEach((id, approval) -> {
            if (!approval.stands()) {
                streams.add(Streams.decision(id));
            }
        });
        signOffs.forEach((id, approval) -> {
            if (!approval.stands()) {
                streams.add(Streams.signOff(id));
            }
        });
        return streams.stream().sorted().toList();
    }

    /** Every condition that is neither discharged nor waived, with the stream it was attached in. */
    List<String> unsettledConditions() {
        List<String> unsettled = new ArrayList<>();
        decisions.forEach((id, approval) -> unsettled.addAll(unsettled(Streams.decision(id), approval)));
        signOffs.forEach((id, approval) -> unsettled.addAll(unsettled(Streams.signOff(id), approval)));
        return unsettled.stream().sorted().toList();
    }

    private static List<String> unsettled(String stream, Approval approval) {
        return approval.conditions().unsettled().stream()
                .map(condition -> condition.attached().conditionId() + " of " + stream)
                .toList();
    }
}
