package org.duly.command.intake;

import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.sql.SQLException;
import org.duly.command.log.LogUnavailableException;
import org.duly.platform.database.DatabaseUnavailableException;

/** What goes wrong that no rule foresees. */
final class Breakdown {
    private static final int CAUSES = 10;

    private Breakdown() {}

    /** Whether something did not answer that will in time: nothing is wrong with any row then. */
    static boolean passes(Throwable failed) {
        Throwable cause = failed;
        for (int i = 0; i < CAUSES && cause != null; i++) {
            if (cause instanceof LogUnavailableException
                    || cause instanceof DatabaseUnavailableException
                    || cause instanceof SQLException
                    || cause instanceof InterruptedException
                    || cause instanceof InterruptedIOException
                    || cause instanceof ClosedByInterruptException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** What is said of a row that Duly itself cannot take in. */
    static RowFault fault() {
        return new RowFault(
                null,
                "Duly cannot take in this row, by a fault of its own that its log describes. Record the response by hand,"
                        + " or upload the row again once that is mended.");
    }

    /** The same without its messages, which may say what a row says, and a log must not. */
    static Throwable silent(Throwable failed) {
        return silent(failed, CAUSES);
    }

    private static Throwable silent(Throwable failed, int causes) {
        Throwable cause = failed.getCause();
        Throwable silent = new Throwable(
                failed.getClass().getName(), cause == null || causes == 0 ? null : silent(cause, causes - 1));
        silent.setStackTrace(failed.getStackTrace());
        return silent;
    }
}
