package org.duly.platform.proofs;

import java.sql.SQLException;

/** The tree or its keys could not be read or written. What was asked can be asked again. */
public final class TreeUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TreeUnavailableException(SQLException cause) {
        super("The tree of the log could not be read or written: try again", cause);
    }
}
