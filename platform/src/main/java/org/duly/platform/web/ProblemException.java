package org.duly.platform.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Ends a request with a problem document. */
public final class ProblemException extends RuntimeException {
    private final transient ProblemDetail problem;

    public ProblemException(ProblemDetail problem) {
        super(problem.getDetail());
        this.problem = problem;
    }

    /** 400: something in the request is not as it must be. */
    public static ProblemException invalidField(@Nullable String field, String detail) {
        return new ProblemException(
                Problem.of(HttpStatus.BAD_REQUEST, "invalid-request", "The request is not valid", detail, field));
    }

    /** 404. */
    public static ProblemException notFound(String detail) {
        return new ProblemException(Problem.of(HttpStatus.NOT_FOUND, "not-found", "Not found", detail));
    }

    public ProblemDetail problem() {
        return problem;
    }
}
