package org.duly.command.intake.sheet;

import java.io.IOException;
import java.io.InputStream;

/** A file that can be read from its beginning as often as needed. */
@FunctionalInterface
public interface SheetSource {
    /** Its bytes from the first on. The caller closes the stream. */
    InputStream open() throws IOException;
}
