package org.duly.query.web;

import org.duly.platform.web.Problem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** 503 with {@code Retry-After} for what is not applied yet. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class NotAppliedYetAdvice {
    private static final String RETRY_AFTER_SECONDS = "1";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notYet(NotAppliedYetException notYet) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "not-applied-yet",
                        "Not applied yet",
                        String.valueOf(notYet.getMessage()),
                        "readAfter"));
    }
}
