package org.duly.query.web;

import org.duly.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;

/** Limits on what a query may ask for. */
public final class Limits {
    /** Rows of a page when the caller does not say. */
    public static final String DEFAULT_PAGE = "50";

    private static final int MAX_PAGE = 200;
    private static final int MAX_FILTER = 200;

    private Limits() {}

    /**
     * The number of rows asked for.
     *
     * @throws ProblemException 400 unless from 1 to 200
     */
    public static int page(int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw ProblemException.invalidField("limit", "A page has from 1 to " + MAX_PAGE + " rows");
        }
        return limit;
    }

    /**
     * The text asked for.
     *
     * @throws ProblemException 400 if it is too long to be meant
     */
    public static @Nullable String text(String field, @Nullable String value) {
        if (value != null && value.length() > MAX_FILTER) {
            throw ProblemException.invalidField(field, "At most " + MAX_FILTER + " characters");
        }
        // PostgreSQL has no NUL; nothing stored can hold one.
        return value == null ? null : value.replace('\0', '\ufffd');
    }
}
