package org.duly.command.log;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duly.command.log.EventLog.Acceptance;
import org.duly.command.log.EventLog.LoggedEvent;

/**
 * What is read of the log, outside of any writer's transaction: what was committed, and all of it that was committed
 * before the reading began. Each method is as its namesake in {@link EventLog} says. Thread-safe; throws
 * {@link LogUnavailableException}.
 */
interface LogReads {
    long head();

    List<LoggedEvent> stream(String stream, long fromVersion);

    List<LoggedEvent> scope(String scope, long after, int limit);

    List<LoggedEvent> types(List<String> types, long after, int limit);

    List<LoggedEvent> after(long position, int limit);

    Optional<Acceptance> command(String caller, String commandId);

    Map<String, Acceptance> commands(String caller, Collection<String> commandIds);
}
