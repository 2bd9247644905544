package org.duly.query.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a query must have seen, as a command's answer names it: {@code <log>@<position>}. A log's name may hold slashes
 * and dots but no {@code @}.
 */
public record ReadAfter(String log, long position) {
    private static final Pattern FORM = Pattern.compile("([^@]{1,200})@([0-9]{1,18})");

    /**
     * Reads the form above; called by Spring for a request parameter.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static ReadAfter valueOf(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("Not of the form <log>@<position>");
        }
        return new ReadAfter(form.group(1), Long.parseLong(form.group(2)));
    }
}
