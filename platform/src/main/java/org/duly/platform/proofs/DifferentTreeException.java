package org.duly.platform.proofs;

/** What is to be kept of a tree is not what another instance kept before: one of them was shown another past. */
public final class DifferentTreeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long position;

    DifferentTreeException(long position) {
        super("The tree that is kept differs from position " + position + " on: audit the log");
        this.position = position;
    }

    /** The first position that differs, or of the first entry under the hash that does. */
    public long position() {
        return position;
    }
}
