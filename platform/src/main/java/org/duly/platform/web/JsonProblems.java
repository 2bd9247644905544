package org.duly.platform.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says what is wrong with a body of JSON, and in which field, without quoting what was sent. */
final class JsonProblems {
    private JsonProblems() {}

    static ProblemDetail of(JacksonException failure) {
        String field = path(failure);
        return switch (failure) {
            case UnrecognizedPropertyException unknown ->
                problem(
                        "unknown-field",
                        "A field is not known",
                        "There is no field '" + field + "' here" + known(unknown),
                        field);
            case ValueInstantiationException refused -> invalid(reason(refused), field);
            case MismatchedInputException mismatch
            when isMissing(mismatch) ->
                problem("missing-field", "A field is missing", "The field '" + field + "' is required", field);
            case MismatchedInputException mismatch -> invalid(expected(field, mismatch.getTargetType()), field);
            case StreamReadException malformed -> malformed(malformed);
            case DatabindException unreadable
            when unreadable.getCause() instanceof StreamReadException malformed -> malformed(malformed);
            default -> invalid(expected(field, null), field);
        };
    }

    private static ProblemDetail problem(String type, String title, String detail, @Nullable String field) {
        return Problem.of(HttpStatus.BAD_REQUEST, type, title, detail, field);
    }

    private static ProblemDetail invalid(String detail, String field) {
        return field.isEmpty()
                ? problem("invalid-body", "The body is not valid", detail, null)
                : problem("invalid-field", "A field is not valid", detail, field);
    }

    private static ProblemDetail malformed(StreamReadException failure) {
        TokenStreamLocation at = failure.getLocation();
        String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return problem("malformed-json", "The body is not JSON", "The body cannot be read as JSON" + where, null);
    }

    /** A record's own words about what it does not accept; they name rules, not values. */
    private static String reason(ValueInstantiationException refused) {
        Throwable cause = refused.getCause();
        String said = cause instanceof IllegalArgumentException ? cause.getMessage() : null;
        return said == null ? "The value is not valid" : said;
    }

    private static boolean isMissing(MismatchedInputException mismatch) {
        String message = mismatch.getOriginalMessage();
        return mismatch instanceof InvalidNullException
                || (message != null && message.startsWith("Missing required creator property"));
    }

    private static String known(UnrecognizedPropertyException unknown) {
        Collection<Object> names = unknown.getKnownPropertyIds();
        return names == null || names.isEmpty()
                ? ""
                : "; there are " + names.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
    }

    private static String expected(String field, @Nullable Class<?> type) {
        String what = field.isEmpty() ? "The body" : "The field '" + field + "'";
        return type == null ? what + " cannot be read" : what + " must be " + describe(type);
    }

    static String describe(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        if (type == Instant.class) {
            return "a point in time such as 2026-09-01T09:30:00Z";
        }
        if (type == LocalDate.class) {
            return "a date such as 2026-09-01";
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return "a whole number, not too large";
        }
        if (Number.class.isAssignableFrom(type) || type == double.class) {
            return "a number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == String.class) {
            return "text";
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "an array";
        }
        return Map.class.isAssignableFrom(type) || type.isRecord() ? "an object" : "of another form";
    }

    private static String path(JacksonException failure) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }
}
