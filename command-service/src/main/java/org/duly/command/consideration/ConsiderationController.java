package org.duly.command.consideration;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.duly.command.consideration.ConsiderationCommand.AnswerConsideration;
import org.duly.command.consideration.ConsiderationCommand.RaiseConsideration;
import org.duly.command.consideration.ConsiderationCommand.ReopenConsideration;
import org.duly.command.consideration.ConsiderationCommand.WithdrawConsideration;
import org.duly.command.engagement.EngagementLookup;
import org.duly.command.handling.CommandDispatcher;
import org.duly.command.handling.CommandDispatcher.Prepared;
import org.duly.command.handling.Request;
import org.duly.command.response.RegisterFold;
import org.duly.command.response.ThemeJudgement;
import org.duly.command.web.CommandAnswer;
import org.duly.events.consideration.Disposition;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Considerations over HTTP: raised and reopened on what the register comes to, and answered. */
@RestController
@RequestMapping("/api/v1")
public class ConsiderationController {
    private final CommandDispatcher dispatcher;
    private final EngagementLookup engagements;
    private final ConsiderationLookup considerations;
    private final RegisterFold register;

    public ConsiderationController(
            CommandDispatcher dispatcher,
            EngagementLookup engagements,
            ConsiderationLookup considerations,
            RegisterFold register) {
        this.dispatcher = dispatcher;
        this.engagements = engagements;
        this.considerations = considerations;
        this.register = register;
    }

    @PostMapping("/engagements/{id}/considerations")
    ResponseEntity<CommandAnswer> raise(
            @PathVariable UUID id, @RequestBody RaiseConsiderationRequest body, Request request) {
        UUID considerationId = UuidCreator.getTimeOrderedEpoch();
        return CommandAnswer.to(dispatcher.dispatch(request, freshness -> {
            List<String> owners = engagements.facts(id, freshness).plan().ownerBodies();
            return judged(
                    id,
                    body.themes(),
                    body.codebookVersion(),
                    (version, judgement) -> new RaiseConsideration(
                            considerationId,
                            id,
                            body.summary(),
                            body.themes(),
                            version,
                            judgement,
                            body.bodies() == null ? owners : body.bodies()));
        }));
    }

    @PostMapping("/considerations/{id}/answer")
    ResponseEntity<CommandAnswer> answer(
            @PathVariable UUID id, @RequestBody AnswerConsiderationRequest body, Request request) {
        return CommandAnswer.to(dispatcher.dispatch(
                request,
                new AnswerConsideration(
                        id,
                        considerations.engagementOf(id),
                        body.bodies(),
                        body.disposition(),
                        body.reasons(),
                        body.mitigation(),
                        body.referredTo(),
                        body.occurredAt())));
    }

    @PostMapping("/considerations/{id}/reopen")
    ResponseEntity<CommandAnswer> reopen(
            @PathVariable UUID id, @RequestBody ReopenConsiderationRequest body, Request request) {
        UUID engagementId = considerations.engagementOf(id);
        return CommandAnswer.to(dispatcher.dispatch(
                request,
                _ -> judged(
                        engagementId,
                        body.themes(),
                        body.codebookVersion(),
                        (version, judgement) -> new ReopenConsideration(
                                id, engagementId, body.themes(), version, judgement, body.reason()))));
    }

    @PostMapping("/considerations/{id}/withdraw")
    ResponseEntity<CommandAnswer> withdraw(
            @PathVariable UUID id, @RequestBody WithdrawConsiderationRequest body, Request request) {
        return CommandAnswer.to(dispatcher.dispatch(
                request, new WithdrawConsideration(id, considerations.engagementOf(id), body.reason())));
    }

    /** Counts the themes on everything recorded so far, and holds that nothing that counts comes in between. */
    private Prepared judged(
            UUID engagementId,
            List<String> themes,
            @Nullable Integer codebookVersion,
            BiFunction<Integer, ThemeJudgement, ConsiderationCommand> command) {
        ThemeJudgement judgement = register.judgeThemes(engagementId, themes, codebookVersion);
        int version = codebookVersion == null ? judgement.codebook().lastVersion() : codebookVersion;
        return new Prepared(command.apply(version, judgement), List.of(register.themesGuard(engagementId, judgement)));
    }

    /**
     * {@code POST /api/v1/engagements/{id}/considerations}.
     *
     * @param codebookVersion a fixed version; the last one if absent
     * @param bodies opaque ids of the bodies that are to answer; the engagement's owners if absent
     */
    public record RaiseConsiderationRequest(
            String summary,
            List<String> themes,
            @Nullable Integer codebookVersion,
            @Nullable List<String> bodies) {}

    /**
     * {@code …/answer}.
     *
     * @param bodies those of the bodies asked that answer so
     * @param referredTo opaque id of the body it is referred to, with the disposition REFERRED alone
     * @param occurredAt when they answered, if that was not just now
     */
    public record AnswerConsiderationRequest(
            List<String> bodies,
            Disposition disposition,
            String reasons,
            @Nullable String mitigation,
            @Nullable String referredTo,
            @Nullable Instant occurredAt) {}

    /**
     * {@code …/reopen}.
     *
     * @param themes the themes the point is made of from now on
     * @param codebookVersion a fixed version; the last one if absent
     */
    public record ReopenConsiderationRequest(
            List<String> themes, @Nullable Integer codebookVersion, String reason) {}

    /** {@code …/withdraw}. */
    public record WithdrawConsiderationRequest(String reason) {}
}
