package org.duly.command.handling;

import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.duly.command.handling.CommandDispatcher.Prepared;
import org.duly.command.log.Appended;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a command on its way through Axon: the command message's payload, and where the log's answer is left.
 *
 * <p>Axon hands an engine nothing but events. The engine finds the request they came from, and leaves the answer, here
 * in the unit of work's own message.
 */
final class Dispatched {
    private final Request request;
    private final Prepared prepared;
    private final Freshness freshness;
    private @Nullable Appended appended;

    Dispatched(Request request, Prepared prepared, Freshness freshness) {
        this.request = request;
        this.prepared = prepared;
        this.freshness = freshness;
    }

    /** The attempt that the current unit of work is about. */
    static Dispatched current() {
        if (CurrentUnitOfWork.get().getMessage().getPayload() instanceof Dispatched dispatched) {
            return dispatched;
        }
        throw new IllegalStateException("Events are appended by commands alone");
    }

    Request request() {
        return request;
    }

    Prepared prepared() {
        return prepared;
    }

    Command command() {
        return prepared.command();
    }

    Freshness freshness() {
        return freshness;
    }

    void appended(Appended answer) {
        if (appended != null) {
            throw new IllegalStateException("One command makes one append");
        }
        appended = answer;
    }

    /** Whether the log had accepted it before. */
    boolean isRepeated() {
        return appended != null && appended.repeated();
    }

    Appended appended() {
        if (appended == null) {
            throw new IllegalStateException(command().getClass().getSimpleName() + " was decided without any event");
        }
        return appended;
    }
}
