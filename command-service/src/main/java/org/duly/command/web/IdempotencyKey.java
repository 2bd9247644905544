package org.duly.command.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.duly.platform.web.ProblemException;

/** The id that whoever sends a command gives it. */
public final class IdempotencyKey {
    static final String HEADER = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");

    private IdempotencyKey() {}

    /**
     * The key of a request.
     *
     * @throws ProblemException if it has none
     */
    public static String of(HttpServletRequest http) {
        String key = http.getHeader(HEADER);
        if (key == null || !KEY.matcher(key).matches()) {
            throw ProblemException.invalidField(
                    HEADER,
                    "Give the command an id of your own in the header Idempotency-Key: at most 200 printable ASCII"
                            + " characters. Repeated with the same id, it takes effect once.");
        }
        return key;
    }
}
