package org.duly.platform.vault;

import java.util.UUID;

/** The respondent was erased: what was encrypted under their key can never be read again. */
public final class KeyErasedException extends RuntimeException {
    public KeyErasedException(UUID respondentId) {
        super("Respondent " + respondentId + " was erased");
    }
}
