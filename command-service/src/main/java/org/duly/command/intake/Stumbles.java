package org.duly.command.intake;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts how often imports failed at one and the same place, so that none is tried for ever. Known to this instance until
 * it stops: after that each gets a new chance. Thread-safe.
 */
final class Stumbles {
    /** How often what nobody foresaw may happen at one place. */
    static final int UNFORESEEN = 3;
    /** How often something may not answer: for an hour, at one try every five seconds. */
    static final int NO_ANSWER = 720;

    private final Map<UUID, Stumble> last = new ConcurrentHashMap<>();

    private record Stumble(long read, int unforeseen, int noAnswer) {}

    /**
     * Counts a failure; returns whether it was the last that is borne.
     *
     * @param read rows that were behind it when it began
     */
    boolean isTheLast(UUID id, long read, Throwable failed) {
        Stumble before = last.get(id);
        if (before == null || before.read() != read) {
            before = new Stumble(read, 0, 0);
        }
        Stumble now = Breakdown.passes(failed)
                ? new Stumble(read, before.unforeseen(), before.noAnswer() + 1)
                : new Stumble(read, before.unforeseen() + 1, before.noAnswer());
        if (now.unforeseen() < UNFORESEEN && now.noAnswer() < NO_ANSWER) {
            last.put(id, now);
            return false;
        }
        last.remove(id);
        return true;
    }

    /** Forgets one that has come to an end. */
    void forget(UUID id) {
        last.remove(id);
    }
}
