package org.duly.platform.web;

import org.duly.platform.documents.DocumentStore;

/**
 * How many bytes the body of a request may have. A service whose JSON carries documents declares a bean of its own.
 *
 * @param json of JSON
 * @param other of anything else
 */
public record BodyLimits(long json, long other) {
    private static final long USUAL_JSON = 1024 * 1024;

    /** 1 MB of JSON; of anything else as much as a document may have. */
    public static BodyLimits usual() {
        return new BodyLimits(USUAL_JSON, DocumentStore.MAX_BYTES);
    }
}
