package org.duly.standalone;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the person at the terminal sees while things start and stop: one line a step, with its time. Thread-safe. */
final class Progress {
    private final PrintWriter out;

    Progress(PrintWriter out) {
        this.out = out;
    }

    synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    /** Runs a step and prints one line once it is done. */
    void step(String name, String detail, Runnable action) {
        long begun = System.nanoTime();
        action.run();
        done(name, Duration.ofNanos(System.nanoTime() - begun), detail);
    }

    /** Stops a part, if there is one, and says so. That it does not stop is said and no more: the others must all the same. */
    void stop(String name, @Nullable AutoCloseable part) {
        if (part == null) {
            return;
        }
        try {
            part.close();
            say("  " + name + " stopped");
        } catch (Exception e) {
            say("  " + name + " did not stop: " + e.getMessage());
        }
    }

    void done(String name, Duration took, String detail) {
        say(String.format(Locale.ROOT, "  %-16s %6.1f s   %s", name, took.toMillis() / 1000.0, detail));
    }
}
