package org.duly.query.log;

import java.sql.SQLException;
import java.util.Set;

/** Tells what could not be applied from what could not be reached. */
final class Faults {
    /** SQLSTATE classes that only other data could avoid: data exception, integrity violation, limit exceeded. */
    private static final Set<String> OF_THE_DATA = Set.of("22", "23", "54");

    private Faults() {}

    /**
     * Whether an event is at fault, so that trying the others apart makes sense. Where SQL failed its state tells; a
     * failure without any SQL in it comes from the fold or the ciphers.
     */
    static boolean isOfTheData(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                return state != null && state.length() >= 2 && OF_THE_DATA.contains(state.substring(0, 2));
            }
        }
        return true;
    }
}
