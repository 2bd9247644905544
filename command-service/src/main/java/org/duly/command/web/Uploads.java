package org.duly.command.web;

import java.util.regex.Pattern;

/** Where whole files come in: their bodies are read as they come and never held in memory as a whole. */
final class Uploads {
    static final Pattern PATH = Pattern.compile("/api/v1/engagements/[^/]+/imports");

    /** The most bytes of one. */
    static final long MAX_BYTES = 100L * 1024 * 1024;

    private Uploads() {}
}
