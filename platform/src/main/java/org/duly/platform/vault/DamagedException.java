package org.duly.platform.vault;

import org.jspecify.annotations.Nullable;

/** Encrypted bytes are not what was encrypted: damaged, exchanged, or sealed under another key. */
public final class DamagedException extends RuntimeException {
    public DamagedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
