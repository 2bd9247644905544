package org.duly.standalone;

import java.util.Locale;

/** What the log in a data folder is: a record of what really happens, or a demo on a simulated clock. */
enum LogKind {
    REAL,
    DEMO;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static LogKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
