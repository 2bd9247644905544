package org.duly.command.log;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.duly.command.log.Append.CommandId;
import org.duly.command.log.Append.Guard;
import org.duly.command.log.Append.NewEvent;
import org.duly.command.log.EventLog.Acceptance;

/**
 * What the log holds that a batch is judged by: read under the append lock, or presumed and verified there.
 *
 * @param head the last position, or {@link EventLog#NOTHING}
 * @param headRecordedTime the recorded time at the head; the earliest time there is if the log is empty
 * @param lastVersions of those of the batch's streams that exist
 * @param accepted those of the batch's command ids that were accepted before
 * @param brokenGuards those of the batch's guards that do not hold
 */
record LogState(
        long head,
        Instant headRecordedTime,
        Map<String, Long> lastVersions,
        Map<CommandKey, Acceptance> accepted,
        Set<Guard> brokenGuards) {

    /** What the log holds if this is still its last row, and the appends are as their callers believe: new and next. */
    static LogState presumed(EventRow last, List<Append> appends) {
        Map<String, Long> lastVersions = new HashMap<>();
        for (Append append : appends) {
            for (NewEvent event : append.events()) {
                lastVersions.putIfAbsent(event.stream(), event.streamVersion() - 1);
            }
        }
        return new LogState(last.position(), last.recordedTime(), lastVersions, Map.of(), Set.of());
    }

    /** What names a command; ids of different callers never meet. */
    record CommandKey(String caller, String id) {
        static CommandKey of(CommandId command) {
            return new CommandKey(command.caller(), command.id());
        }
    }
}
