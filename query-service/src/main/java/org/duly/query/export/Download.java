package org.duly.query.export;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.duly.platform.database.DatabaseUnavailableException;
import org.duly.platform.web.Problem;
import org.duly.platform.web.ProblemException;
import org.duly.query.export.StreamedCopy.Format;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Sends files as they are made: no size is too large. A file that breaks off ends the connection, so a caller who sees the
 * end of the answer has the whole of it. The header {@code Duly-Position} names the state it is of.
 */
@Component
final class Download {
    static final String CSV = "text/csv";
    static final String JSON_LINES = "application/jsonl";

    /** Without it a spreadsheet takes UTF-8 for something else. */
    static final String BYTE_ORDER_MARK = "\ufeff";

    private static final Logger LOG = LoggerFactory.getLogger(Download.class);

    /** Each holds a connection for as long as its reader takes; the others are for everybody else. */
    private static final int AT_ONCE = 3;

    private final Semaphore places = new Semaphore(AT_ONCE);

    /** What makes a file. Until it opens it, it may refuse with a problem. */
    @FunctionalInterface
    interface Making {
        void into(Opening opening) throws SQLException, IOException;
    }

    /** Opens what the file goes to, once it is known of which state it is. */
    @FunctionalInterface
    interface Opening {
        /** Opens it; not closed here. */
        OutputStream at(String log, long position) throws IOException;

        /** The same for rows. */
        default Rows rows(Format format, String log, long position, List<String> columns) {
            try {
                return new Rows(at(log, position), format, columns);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }

    /**
     * Sends a file.
     *
     * @param name without its ending
     * @throws ProblemException 503 if too many are under way
     */
    void send(String name, Format format, HttpServletResponse answer, Making making) {
        if (!places.tryAcquire()) {
            throw new ProblemException(Problem.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "too-many-exports",
                    "Too many exports at once",
                    "Other exports are under way. Ask again in a minute."));
        }
        try {
            making.into((log, position) -> open(name, format, answer, log, position));
            answer.flushBuffer();
        } catch (SQLException | IOException | RuntimeException failed) {
            if (answer.isCommitted()) {
                LOG.warn("The export {} broke off", name, failed);
                throw new BrokenOffException();
            }
            answer.reset();
            if (failed instanceof RuntimeException refused) {
                throw refused;
            }
            throw new DatabaseUnavailableException("The export could not be read", failed);
        } finally {
            places.release();
        }
    }

    private static OutputStream open(String name, Format format, HttpServletResponse answer, String log, long position)
            throws IOException {
        boolean csv = format == Format.CSV;
        answer.setContentType(csv ? CSV : JSON_LINES);
        answer.setCharacterEncoding("UTF-8");
        answer.setHeader("Content-Disposition", "attachment; filename=\"" + name + (csv ? ".csv" : ".jsonl") + "\"");
        answer.setHeader("Duly-Position", log + "@" + position);
        return answer.getOutputStream();
    }
}
