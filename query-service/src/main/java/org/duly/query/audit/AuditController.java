package org.duly.query.audit;

import java.util.UUID;
import org.duly.platform.web.ProblemException;
import org.duly.query.web.Cursor;
import org.duly.query.web.Limits;
import org.duly.query.web.Page;
import org.duly.query.web.ReadAfter;
import org.duly.query.web.ReadYourWrites;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Audit trails over HTTP. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
class AuditController {
    private final AuditTrail trail;
    private final ReadYourWrites readYourWrites;

    AuditController(AuditTrail trail, ReadYourWrites readYourWrites) {
        this.trail = trail;
        this.readYourWrites = readYourWrites;
    }

    /** Everything that was recorded about an engagement and its responses, in the order in which it was recorded. */
    @GetMapping("/engagements/{engagementId}/audit-trail")
    Page<AuditEntry> auditTrail(
            @PathVariable UUID engagementId,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Limits.DEFAULT_PAGE) int limit,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        long start = after == null ? -1 : Cursor.position(after);
        int rows = Limits.page(limit);
        readYourWrites.await(readAfter);
        return trail.ofEngagement(engagementId, start, rows)
                .orElseThrow(() -> ProblemException.notFound("There is no engagement " + engagementId));
    }

    /**
     * Everything that was recorded in a scope, or in one stream, in the order in which it was recorded.
     *
     * @param scope such as {@code body/<id>}, {@code merger/<uuid>}, {@code organisation/<id>} or {@code programme/<uuid>}
     * @param stream such as {@code decision/<uuid>} or {@code ballot/<uuid>}; either this or a scope
     * @param log needed only for what is in several logs
     */
    @GetMapping("/audit-trail")
    Page<AuditEntry> auditTrailOfScope(
            @RequestParam(required = false) @Nullable String scope,
            @RequestParam(required = false) @Nullable String stream,
            @RequestParam(required = false) @Nullable String log,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Limits.DEFAULT_PAGE) int limit,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        long start = after == null ? -1 : Cursor.position(after);
        int rows = Limits.page(limit);
        Trail wanted = Trail.asked(scope, stream);
        readYourWrites.await(readAfter);
        return trail.of(wanted, Limits.text("log", log), start, rows).orElseThrow(wanted::missing);
    }
}
