package org.duly.query.disclosure;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.duly.events.disclosure.DisclosureSubject;
import org.duly.platform.web.Problem;
import org.duly.platform.web.ProblemException;
import org.duly.query.web.ReadAfter;
import org.duly.query.web.ReadYourWrites;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Disclosure bundles over HTTP. */
@RestController
@RequestMapping("/api/v1/disclosure-bundles")
class BundleController {
    private static final String ZIP = "application/zip";

    /** Each holds a connection for as long as its reader takes; the others are for everybody else. */
    private static final int AT_ONCE = 2;

    private final Bundles bundles;
    private final ReadYourWrites readYourWrites;
    private final Semaphore places = new Semaphore(AT_ONCE);

    BundleController(Bundles bundles, ReadYourWrites readYourWrites) {
        this.bundles = bundles;
        this.readYourWrites = readYourWrites;
    }

    /**
     * Everything that a decision, a sign-off, an engagement or a merger rests on, as a ZIP that can be checked offline. It is
     * asked with a body, for reasons and positions would not fit an address; it changes nothing. The headers
     * {@code Duly-Position}, {@code Duly-Checkpoint-Size} and {@code Duly-Manifest-SHA256} say what is to be recorded once the
     * bundle is given out.
     */
    @PostMapping(produces = ZIP)
    void build(
            @RequestBody BundleRequest request,
            @RequestParam(required = false) @Nullable ReadAfter readAfter,
            HttpServletResponse answer) {
        readYourWrites.await(readAfter);
        Bundles.Ready ready = bundles.ready(request, readAfter);
        if (!places.tryAcquire()) {
            throw new ProblemException(Problem.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "too-many-exports",
                    "Too many exports at once",
                    "Other bundles are under way. Ask again in a minute."));
        }
        try {
            bundles.write(ready, (cut, manifestSha256) -> {
                answer.setContentType(ZIP);
                answer.setHeader(
                        "Content-Disposition",
                        "attachment; filename=\"" + name(request.subject(), cut.position()) + "\"");
                answer.setHeader("Duly-Position", cut.log() + "@" + cut.position());
                answer.setHeader(
                        "Duly-Checkpoint-Size",
                        Long.toString(ready.under().checkpoint().size()));
                answer.setHeader("Duly-Manifest-SHA256", manifestSha256);
                return answer.getOutputStream();
            });
        } finally {
            places.release();
        }
    }

    private static String name(DisclosureSubject subject, long position) {
        return "duly-" + subject.kind().name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + subject.id() + "-"
                + position + ".zip";
    }
}
