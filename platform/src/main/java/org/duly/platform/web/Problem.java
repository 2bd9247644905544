package org.duly.platform.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/**
 * Problem documents (RFC 9457) as both services give them: the type says which rule, the detail what to do, and
 * {@code field} which field is at fault.
 */
public final class Problem {
    private static final String PREFIX = "urn:duly:problem:";

    private Problem() {}

    /**
     * A problem.
     *
     * @param type in kebab case, stable for ever: callers decide by it
     * @param title what is wrong, the same for every occurrence
     * @param detail what is wrong here and what to do; never a secret or anything personal the caller did not send
     */
    public static ProblemDetail of(HttpStatusCode status, String type, String title, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(PREFIX + type));
        problem.setTitle(title);
        return problem;
    }

    /**
     * A problem with one field.
     *
     * @param field the path of the field at fault: {@code answers[0].questionId}
     */
    public static ProblemDetail of(
            HttpStatusCode status, String type, String title, String detail, @Nullable String field) {
        ProblemDetail problem = of(status, type, title, detail);
        if (field != null) {
            problem.setProperty("field", field);
        }
        return problem;
    }
}
