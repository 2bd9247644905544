package org.duly.platform.web;

import java.util.Locale;
import org.duly.platform.database.DatabaseUnavailableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/**
 * Turns every failure into a problem document. The last one asked: a service's own advice for its own exceptions carries
 * an {@code @Order} of its own.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<Object> ended(ProblemException ended) {
        return answer(ended.problem());
    }

    @ExceptionHandler
    ResponseEntity<Object> tooLarge(BodyTooLargeException tooLarge) {
        return answer(BodyLimitFilter.problem(tooLarge));
    }

    @ExceptionHandler
    ResponseEntity<Object> unavailable(DatabaseUnavailableException failure) {
        return failed(
                failure,
                Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "temporarily-unavailable",
                        "Temporarily unavailable",
                        "A database did not answer. Repeat the request with the same Idempotency-Key."));
    }

    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception failure) {
        return failed(
                failure,
                Problem.of(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "unexpected",
                        "Something went wrong",
                        "Duly could not handle this request. Quote the correlation id to whoever runs it."));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLargeException tooLarge) {
                return tooLarge(tooLarge);
            }
        }
        if (unreadable.getCause() instanceof JacksonException json) {
            return answer(JsonProblems.of(json));
        }
        return answer(
                Problem.of(HttpStatus.BAD_REQUEST, "missing-body", "The body is missing", "This request needs a body"));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String field = mismatch instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : mismatch.getPropertyName();
        String expected = mismatch.getRequiredType() == null
                ? "cannot be read"
                : "must be " + JsonProblems.describe(mismatch.getRequiredType());
        return answer(Problem.of(
                status, "invalid-parameter", "A parameter is not valid", "'" + field + "' " + expected, field));
    }

    /** Parameters that are read together into one object. */
    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        FieldError error = invalid.getFieldError();
        String field = error == null ? null : error.getField();
        return answer(Problem.of(
                status, "invalid-parameter", "A parameter is not valid", "'" + field + "' cannot be read", field));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException missing,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return answer(missing(status, missing, missing.getParameterName()));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleServletRequestBindingException(
            ServletRequestBindingException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (failure instanceof MissingRequestHeaderException missing) {
            return answer(missing(status, missing, missing.getHeaderName()));
        }
        return super.handleServletRequestBindingException(failure, headers, status, request);
    }

    private static ProblemDetail missing(HttpStatusCode status, MissingRequestValueException missing, String field) {
        String kind = missing instanceof MissingRequestHeaderException ? "header" : "parameter";
        return Problem.of(
                status,
                "missing-" + kind,
                "A " + kind + " is missing",
                "The " + kind + " '" + field + "' is required",
                field);
    }

    /** Everything else the framework refuses by itself: its own detail, our kind of type. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem) {
            String detail = problem.getDetail() == null ? "The request was refused" : problem.getDetail();
            String title = problem.getTitle() == null ? "The request was refused" : problem.getTitle();
            return super.createResponseEntity(
                    Problem.of(status, type(status), title, detail), headers, status, request);
        }
        return super.createResponseEntity(body, headers, status, request);
    }

    private static String type(HttpStatusCode status) {
        HttpStatus known = HttpStatus.resolve(status.value());
        return known == null ? "refused" : known.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The log keeps what happened, the caller gets the id to ask about it. */
    private static ResponseEntity<Object> failed(Exception failure, ProblemDetail problem) {
        String correlationId = CorrelationId.current();
        LOG.error("Request {} failed: {}", correlationId, problem.getTitle(), failure);
        problem.setProperty("correlationId", correlationId);
        return answer(problem);
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem) {
        return ResponseEntity.of(problem).build();
    }
}
