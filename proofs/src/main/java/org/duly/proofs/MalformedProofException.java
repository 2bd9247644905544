package org.duly.proofs;

/** What was given is not in the format it should be in. The message says what is wrong, in words for whoever sent it. */
public final class MalformedProofException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public MalformedProofException(String message) {
        super(message);
    }

    public MalformedProofException(String message, Throwable cause) {
        super(message, cause);
    }
}
