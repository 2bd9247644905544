package org.duly.command.log;

/** The log did not take an append, and nothing of it was written. */
public abstract sealed class AppendRefused extends RuntimeException {
    private AppendRefused(String message) {
        super(message, null, false, false);
    }

    /** Another event already has this version of the stream, or it is not the next: decide again on fresh state. */
    public static final class VersionTaken extends AppendRefused {
        public VersionTaken(String stream, long version) {
            super("Version " + version + " is not the next of " + stream);
        }
    }

    /** Something a guard excludes was appended after the judged position: judge again. */
    public static final class GuardBroken extends AppendRefused {
        public GuardBroken(Append.Guard guard) {
            super("In " + guard.scope() + " one of " + guard.types() + " was recorded after position " + guard.after());
        }
    }

    /** The caller used this command id before, for a command with another body. */
    public static final class CommandIdReused extends AppendRefused {
        public CommandIdReused(String commandId) {
            super("The command id '" + commandId + "' was used before with another body");
        }
    }

    /** An event has more bytes than can be published and proved. */
    public static final class EventTooLarge extends AppendRefused {
        public EventTooLarge(String type, int bytes, int limit) {
            super("An event of type " + type + " has " + bytes + " bytes; at most " + limit + " can be recorded");
        }
    }
}
