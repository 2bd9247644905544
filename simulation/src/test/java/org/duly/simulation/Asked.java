package org.duly.simulation;

import java.util.ArrayList;
import java.util.List;
import org.duly.command.handling.Command;
import org.duly.command.log.Appended;
import org.jspecify.annotations.Nullable;

/** A command, asked once or repeatedly under one id, and all that was answered to it. */
final class Asked {
    private final String caller;
    private final String id;
    private final Command command;
    private final List<Appended> accepted = new ArrayList<>();
    private @Nullable String refused;

    Asked(String caller, String id, Command command) {
        this.caller = caller;
        this.id = id;
        this.command = command;
    }

    String caller() {
        return caller;
    }

    String id() {
        return id;
    }

    Command command() {
        return command;
    }

    /** Every acceptance that was answered, in order. */
    List<Appended> accepted() {
        return accepted;
    }

    /** The refusal that was answered first, if one was. */
    @Nullable
    String refused() {
        return refused;
    }

    void accept(Appended answer) {
        accepted.add(answer);
    }

    void refuse(String reason) {
        if (refused == null) {
            refused = reason;
        }
    }

    boolean isSettled() {
        return refused != null || !accepted.isEmpty();
    }

    @Override
    public String toString() {
        return caller + " " + id + " " + command;
    }
}
