package org.duly.command.handling;

import java.util.List;
import java.util.function.Function;
import org.duly.command.log.Append.Guard;
import org.duly.command.log.Appended;

/**
 * The one way in: every command, from HTTP, a poller or an import, goes through here.
 *
 * <p>A command id that was accepted before is answered as the first time. A version conflict or a broken guard is
 * judged again on fresh state, bounded. A refusal reached on a cached copy is judged once more at the head of the log
 * before it is returned.
 */
public interface CommandDispatcher {
    /**
     * Has a command decided and what it makes happen appended.
     *
     * @param prepare makes the command from what is known, as fresh as asked; called again when it must be judged again
     * @throws Refusal if a rule says no
     * @throws org.duly.command.log.AppendRefused if the log would not take it, however often it was judged
     * @throws org.duly.command.log.LogUnavailableException if the log could not be reached
     */
    Appended dispatch(Request request, Function<Freshness, Prepared> prepare);

    /** Dispatches a command that stands on nothing but its own stream. */
    default Appended dispatch(Request request, Command command) {
        return dispatch(request, _ -> new Prepared(command, List.of()));
    }

    /**
     * A command with the guards under which it was judged.
     *
     * @param guards what must not have been recorded since for the judgement to stand
     */
    record Prepared(Command command, List<Guard> guards) {}
}
