package org.duly.command.handling;

import java.util.List;
import org.duly.command.log.Appended;

/**
 * Has many new streams started in one go, for whoever has hundreds of them at a time. Each is decided by the same decider
 * as a single command, and judged by the log for itself: what one is refused does not touch the others, and each has a
 * command id of its own, so that any of them may be repeated in any company.
 */
public interface BatchDispatcher {
    /**
     * Has these decided, and what they make happen appended together.
     *
     * @return an outcome for each, in order
     * @throws org.duly.command.log.LogUnavailableException if it is not known what became of them; repeating them all
     *     finds out about each
     */
    List<Outcome> dispatchAll(List<Start> starts);

    /**
     * One stream to be started.
     *
     * @param caller in whose name the command id is kept; several people may repeat each other's
     * @param commands to one and the same stream, in order; the first of them starts it
     */
    record Start(Request request, String caller, List<? extends Command> commands) {}

    /** What became of one of them. */
    sealed interface Outcome {
        /** It is recorded, by this or, if the answer is a repeated one, by an earlier use of its command id. */
        record Accepted(Appended appended) implements Outcome {}

        /**
         * Nothing of it was recorded.
         *
         * @param reason a {@link Refusal}, or an {@link org.duly.command.log.AppendRefused}
         */
        record Refused(RuntimeException reason) implements Outcome {}
    }
}
