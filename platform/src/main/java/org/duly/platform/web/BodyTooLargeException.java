package org.duly.platform.web;

import java.io.IOException;

/** A request's body went over the limit while it was being read. */
final class BodyTooLargeException extends IOException {
    BodyTooLargeException(long limit) {
        super("A body of this kind has at most " + limit + " bytes");
    }
}
