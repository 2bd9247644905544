package org.duly.query.trace;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.duly.platform.web.Problem;
import org.duly.platform.web.ProblemException;
import org.duly.query.asof.AsOf;
import org.duly.query.asof.AsOfParameters;
import org.duly.query.asof.Cut;
import org.duly.query.database.Json;
import org.duly.query.web.ReadAfter;
import org.duly.query.web.ReadYourWrites;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Traces over HTTP, line by line as they are walked. */
@RestController
@RequestMapping("/api/v1/engagements/{engagementId}")
class TraceController {
    private static final String JSON_LINES = "application/jsonl";

    /** Each holds a connection for as long as its reader takes; the others are for everybody else. */
    private static final int AT_ONCE = 2;

    private final TraceQueries queries;
    private final ReadYourWrites readYourWrites;
    private final Semaphore places = new Semaphore(AT_ONCE);

    TraceController(TraceQueries queries, ReadYourWrites readYourWrites) {
        this.queries = queries;
        this.readYourWrites = readYourWrites;
    }

    /**
     * From a decision, a sign-off, a consideration, a theme or a response to both ends, as JSON Lines: each thing on the way
     * with the events that say so, both their times, and the things it is linked with. The last line is {@code END}.
     */
    @GetMapping(path = "/trace.jsonl", produces = JSON_LINES)
    void trace(
            @PathVariable UUID engagementId,
            TraceStart start,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable ReadAfter readAfter,
            HttpServletResponse answer) {
        AsOf asOf = when.past();
        TraceStart one = start.requireOne();
        readYourWrites.await(readAfter);
        if (!places.tryAcquire()) {
            throw new ProblemException(Problem.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "too-many-exports",
                    "Too many exports at once",
                    "Other traces are under way. Ask again in a minute."));
        }
        try {
            if (!queries.walk(engagementId, one, asOf, new Sent(answer))) {
                throw ProblemException.notFound(
                        "Engagement " + engagementId + " has nothing of that id to begin from, or had nothing then");
            }
        } finally {
            places.release();
        }
    }

    /** Lines on their way to the reader. */
    private static final class Sent implements TraceQueries.Lines {
        private final HttpServletResponse answer;
        private @Nullable OutputStream out;

        Sent(HttpServletResponse answer) {
            this.answer = answer;
        }

        @Override
        public void begin(Cut cut) {
            answer.setContentType(JSON_LINES);
            answer.setCharacterEncoding("UTF-8");
            answer.setHeader("Duly-Position", cut.log() + "@" + cut.position());
            try {
                out = answer.getOutputStream();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        @Override
        public void accept(Hop hop) {
            try {
                out().write((Json.write(hop) + '\n').getBytes(StandardCharsets.UTF_8));
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        @Override
        public void flush() {
            try {
                out().flush();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        private OutputStream out() {
            if (out == null) {
                throw new IllegalStateException("A line before the beginning");
            }
            return out;
        }
    }
}
