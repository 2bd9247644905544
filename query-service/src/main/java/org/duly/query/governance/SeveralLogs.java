package org.duly.query.governance;

import org.duly.platform.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** What is said where an id alone does not tell which log is meant. */
final class SeveralLogs {
    private SeveralLogs() {}

    static ProblemDetail problem(String subject) {
        return Problem.of(
                HttpStatus.CONFLICT,
                "several-logs",
                "Several logs know this id",
                "More than one log has something about " + subject
                        + ". Give each body and organisation an id of its own.");
    }
}
