package org.duly.command.handling;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Rules that every command keeps, whatever it asks for. */
public final class CommandRules {
    private CommandRules() {}

    /** The stream a command is addressed to exists. */
    public record AddressedStreamExists(String stream) implements Existence {
        @Override
        public boolean isKept() {
            return false;
        }

        @Override
        public String explanation() {
            return "There is no " + stream + ". Check the id.";
        }
    }

    /** A stream starts once. */
    public record StreamStartsOnce(String stream) implements BusinessRule {
        @Override
        public boolean isKept() {
            return false;
        }

        @Override
        public String explanation() {
            return "There already is a " + stream + ". Choose another id, or change the one that exists.";
        }
    }

    /** The stream is still at the version the caller saw. */
    public record NothingChangedSinceItWasRead(
            String stream, @Nullable Long seen, long actual) implements BusinessRule {
        @Override
        public boolean isKept() {
            return seen == null || seen == actual;
        }

        @Override
        public String explanation() {
            return stream + " is at version " + actual + ", not " + seen
                    + ". Read it again, and repeat the command if it is still wanted.";
        }
    }

    /** Nothing is recorded before it has happened. */
    public record WhatIsRecordedHasHappened(@Nullable Instant occurredAt, Instant now) implements BusinessRule {
        @Override
        public boolean isKept() {
            return occurredAt == null || !occurredAt.isAfter(now);
        }

        @Override
        public String explanation() {
            return "It is said to have happened at " + occurredAt + ", but it is only " + now
                    + ". Give the time it happened.";
        }

        @Override
        public String field() {
            return "/occurredAt";
        }
    }
}
