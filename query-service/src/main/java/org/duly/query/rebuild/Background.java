package org.duly.query.rebuild;

import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work of a rebuild on threads of its own. */
final class Background {
    private Background() {}

    static ExecutorService threads(String name, int count) {
        return Executors.newFixedThreadPool(
                count, Thread.ofPlatform().daemon().name(name).factory());
    }

    /** Waits for work to end, and fails as it did. */
    static void await(Future<?> work) throws SQLException, InterruptedException {
        try {
            work.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case SQLException sql -> throw sql;
                case InterruptedException interrupted -> throw interrupted;
                case RuntimeException unchecked -> throw unchecked;
                case null, default -> throw new IllegalStateException(failed);
            }
        }
    }
}
