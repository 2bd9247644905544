package org.duly.command.proof;

/** The tree is no longer the one that was signed: nothing more is signed until somebody has found out why. */
final class AlteredPastException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    AlteredPastException(String message) {
        super(message);
    }
}
