package org.duly.command.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.duly.command.handling.BusinessRule;
import org.duly.command.handling.CommandRules.NothingChangedSinceItWasRead;
import org.duly.command.handling.Existence;
import org.duly.command.handling.Refusal;
import org.duly.command.handling.RuleNames;
import org.duly.command.log.AppendRefused;
import org.duly.command.log.LogHeldException;
import org.duly.command.log.LogUnavailableException;
import org.duly.platform.vault.KeyErasedException;
import org.duly.platform.web.Problem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers what a command met: a rule that said no, a log that would not take it, a key that is gone. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class CommandProblems {
    private static final String SOON = "1";

    private final MeterRegistry meters;

    CommandProblems(MeterRegistry meters) {
        this.meters = meters;
    }

    /**
     * A rule that said no. Where a named person may answer for it, {@code missing} lists everything that is in the way.
     *
     * <p>A field's fault is 422, what does not exist 404, what is no longer as it was read 412, anything else 409.
     */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refusal refusal) {
        BusinessRule rule = refusal.rule();
        (refusal.missing().isEmpty() ? List.of(rule) : refusal.missing()).forEach(this::count);
        String field = rule.field();
        HttpStatus status = HttpStatus.CONFLICT;
        if (rule instanceof Existence) {
            status = HttpStatus.NOT_FOUND;
        } else if (rule instanceof NothingChangedSinceItWasRead) {
            status = HttpStatus.PRECONDITION_FAILED;
        } else if (field != null) {
            status = HttpStatus.UNPROCESSABLE_CONTENT;
        }
        ProblemDetail problem = Problem.of(
                status,
                rule.ruleName(),
                RuleNames.asSentence(rule.getClass()),
                rule.explanation(),
                field == null ? null : ProblemFields.of(field));
        if (!refusal.missing().isEmpty()) {
            problem.setProperty(
                    "missing",
                    refusal.missing().stream()
                            .map(each -> new Missing(each.ruleName(), each.explanation()))
                            .toList());
        }
        return answer(problem);
    }

    private void count(BusinessRule rule) {
        Counter.builder("duly.command.refusals")
                .description("How often a rule said no to a command")
                .tag("rule", rule.ruleName())
                .register(meters)
                .increment();
    }

    /**
     * A rule that is in the way.
     *
     * @param rule its name in kebab case
     */
    record Missing(String rule, String detail) {}

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notTaken(AppendRefused refused) {
        return answer(
                switch (refused) {
                    case AppendRefused.VersionTaken taken ->
                        problem(
                                HttpStatus.CONFLICT,
                                taken,
                                "Others kept changing this at the same time. Repeat the request.");
                    case AppendRefused.GuardBroken broken ->
                        problem(
                                HttpStatus.CONFLICT,
                                broken,
                                "What this stands on kept changing while it was judged. Repeat the request.");
                    case AppendRefused.CommandIdReused reused ->
                        problem(
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                reused,
                                "This Idempotency-Key was used before for another request. Choose a new one.");
                    case AppendRefused.EventTooLarge tooLarge ->
                        problem(
                                HttpStatus.CONTENT_TOO_LARGE,
                                tooLarge,
                                tooLarge.getMessage() + ". Shorten its texts or lists.");
                });
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(LogUnavailableException unavailable) {
        ProblemDetail problem = Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "log-unavailable",
                "The log is not available",
                unavailable instanceof LogHeldException
                        ? "Nothing was recorded. " + unavailable.getMessage()
                        : "Whether the command took effect is not known. Repeat it with the same Idempotency-Key.");
        return ResponseEntity.status(problem.getStatus())
                .header(HttpHeaders.RETRY_AFTER, SOON)
                .body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> erased(KeyErasedException erased) {
        return answer(Problem.of(
                HttpStatus.GONE,
                "respondent-erased",
                "The respondent was erased",
                "Nothing personal can be recorded for this respondent again. Log a new response instead."));
    }

    private static ProblemDetail problem(HttpStatus status, AppendRefused refused, String detail) {
        return Problem.of(
                status, RuleNames.inKebabCase(refused.getClass()), RuleNames.asSentence(refused.getClass()), detail);
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.of(problem).build();
    }
}
