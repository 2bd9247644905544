package org.duly.command.log;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A log that can be kept from taking appends in until it has again what was published of it. */
public interface RestorableLog extends EventLog {
    /**
     * Has appends wait from now on; those that have waited for as long as an append waits for its answer are refused with
     * {@link LogHeldException}. Appends through other instances are not kept waiting.
     *
     * @param why what whoever is refused is told, with what to do about it
     */
    void hold(String why);

    /** Lets appends in again. */
    void release();

    /** Why appends wait; null while they do not. */
    @Nullable
    String held();

    /**
     * Takes events in again that were in this log and were published, exactly as they were: position, bytes, and the command
     * that is recognised when it is repeated. Those that the log has are passed over. May be called by several instances
     * at once, and while appends wait.
     *
     * @param events in order, each at the position after the one before
     * @throws NoContinuationException if one of them is not what comes next in this log; nothing is written then
     * @throws LogUnavailableException if the log could not be written in time; repeating it does no harm
     */
    void restore(List<LoggedEvent> events);
}
