package org.duly.query.export;

/**
 * An export failed after its first bytes were sent: what the caller has is not the whole. It has no cause, for the
 * framework takes some causes for a caller who has gone, and would end the answer as if it were whole.
 */
final class BrokenOffException extends RuntimeException {
    BrokenOffException() {
        super("The export broke off");
    }
}
