package org.duly.query.rebuild;

import java.sql.SQLException;
import org.duly.platform.database.DatabaseUnavailableException;
import org.duly.platform.web.Problem;
import org.duly.platform.web.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Rebuilding, auditing and comparing over HTTP. */
@RestController
@RequestMapping(path = "/api/v1/operations", produces = "application/json")
class OperationsController {
    private final RebuildJob job;
    private final AuditJob audit;
    private final Digests digests;

    OperationsController(RebuildJob job, AuditJob audit, Digests digests) {
        this.job = job;
        this.audit = audit;
        this.digests = digests;
    }

    /** Starts building every read model anew from the topic. */
    @PostMapping("/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RebuildJob.Progress rebuild() {
        if (!job.start()) {
            throw new ProblemException(Problem.of(
                    HttpStatus.CONFLICT,
                    "rebuild-under-way",
                    "A rebuild is under way",
                    "Wait until GET of the same address says that it is done."));
        }
        return job.progress();
    }

    /** How the last rebuild goes or went. */
    @GetMapping("/rebuild")
    RebuildJob.Progress progress() {
        return job.progress();
    }

    /** Starts comparing every read model, row by row, with what the topic gives up to the same position. */
    @PostMapping("/audit")
    @ResponseStatus(HttpStatus.ACCEPTED)
    AuditJob.AuditProgress audit() {
        if (!audit.start()) {
            throw new ProblemException(Problem.of(
                    HttpStatus.CONFLICT,
                    "audit-under-way",
                    "An audit is under way",
                    "Wait until GET of the same address says that it is done."));
        }
        return audit.progress();
    }

    /** How the last audit goes or went, and the rows that differ. */
    @GetMapping("/audit")
    AuditJob.AuditProgress auditProgress() {
        return audit.progress();
    }

    /** Digests of the read models as they are now. Reads every row. */
    @GetMapping("/digests")
    Digests.Report digests() {
        try {
            return digests.ofLive();
        } catch (SQLException failed) {
            throw new DatabaseUnavailableException("The digests could not be worked out", failed);
        }
    }
}
