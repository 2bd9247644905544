package org.duly.platform.web;

import java.util.regex.Pattern;
import org.duly.platform.documents.DocumentStore;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes the body of a request may have. A service whose JSON carries documents, or that takes in whole files,
 * declares a bean of its own.
 *
 * @param json of JSON
 * @param other of anything else
 * @param uploadPath where bodies are read as they come and never held as a whole, whatever they are; null for nowhere
 * @param upload of those
 */
public record BodyLimits(long json, long other, @Nullable Pattern uploadPath, long upload) {
    private static final long USUAL_JSON = 1024 * 1024;

    public BodyLimits(long json, long other) {
        this(json, other, null, other);
    }

    /** 1 MB of JSON; of anything else as much as a document may have. */
    public static BodyLimits usual() {
        return new BodyLimits(USUAL_JSON, DocumentStore.MAX_BYTES);
    }

    long of(String path, boolean isJson) {
        if (uploadPath != null && uploadPath.matcher(path).matches()) {
            return upload;
        }
        return isJson ? json : other;
    }
}
