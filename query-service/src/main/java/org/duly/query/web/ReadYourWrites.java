package org.duly.query.web;

import java.sql.SQLException;
import java.time.Duration;
import org.duly.platform.database.DatabaseUnavailableException;
import org.duly.platform.web.Problem;
import org.duly.query.log.AppliedPositions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Lets a query wait until it can see what a command has just written. */
public final class ReadYourWrites {
    private static final String RETRY_AFTER_SECONDS = "1";

    private final AppliedPositions positions;
    private final Duration atMost;

    public ReadYourWrites(AppliedPositions positions, Duration atMost) {
        this.positions = positions;
        this.atMost = atMost;
    }

    /**
     * Waits, if the caller asked for it.
     *
     * @throws ErrorResponseException 503 with {@code Retry-After} if it is not applied in time
     */
    public void await(@Nullable ReadAfter readAfter) {
        if (readAfter == null) {
            return;
        }
        try {
            if (!positions.await(readAfter.log(), readAfter.position(), atMost)) {
                throw notYet(readAfter);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw notYet(readAfter);
        } catch (SQLException failed) {
            throw new DatabaseUnavailableException("How far the log is applied could not be read", failed);
        }
    }

    private ErrorResponseException notYet(ReadAfter readAfter) {
        ProblemDetail problem = Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "not-applied-yet",
                "Not applied yet",
                "Position " + readAfter.position() + " of the log " + readAfter.log() + " was not applied within "
                        + atMost.toMillis() + " ms. Ask again shortly, or without readAfter for what is there now.",
                "readAfter");
        ErrorResponseException refused =
                new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE, problem, null);
        refused.getHeaders().add(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return refused;
    }
}
