package org.duly.query.web;

import java.sql.SQLException;
import java.time.Duration;
import org.duly.platform.database.DatabaseUnavailableException;
import org.duly.query.log.AppliedPositions;
import org.jspecify.annotations.Nullable;

/** Lets a query wait until it can see what a command has just written. */
public final class ReadYourWrites {
    private final AppliedPositions positions;
    private final Duration atMost;

    public ReadYourWrites(AppliedPositions positions, Duration atMost) {
        this.positions = positions;
        this.atMost = atMost;
    }

    /**
     * Waits, if the caller asked for it.
     *
     * @throws NotAppliedYetException if it is not applied in time
     */
    public void await(@Nullable ReadAfter readAfter) {
        if (readAfter == null) {
            return;
        }
        try {
            if (!positions.await(readAfter.log(), readAfter.position(), atMost)) {
                throw new NotAppliedYetException(readAfter, atMost);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new NotAppliedYetException(readAfter, atMost);
        } catch (SQLException failed) {
            throw new DatabaseUnavailableException("How far the log is applied could not be read", failed);
        }
    }
}
