package org.duly.command.organisation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.command.handling.CommandDispatcher;
import org.duly.command.handling.Request;
import org.duly.command.organisation.OrganisationCommand.DissolveOrganisation;
import org.duly.command.organisation.OrganisationCommand.EstablishOrganisation;
import org.duly.command.organisation.OrganisationCommand.FederateOrganisation;
import org.duly.command.organisation.OrganisationCommand.RenameOrganisation;
import org.duly.command.web.CommandAnswer;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Organisations over HTTP. */
@RestController
@RequestMapping("/api/v1/organisations")
public class OrganisationController {
    private final CommandDispatcher dispatcher;

    public OrganisationController(CommandDispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @PostMapping
    ResponseEntity<CommandAnswer> establish(@RequestBody EstablishOrganisationRequest body, Request request) {
        return answer(
                request,
                new EstablishOrganisation(
                        body.organisationId(),
                        body.name(),
                        body.on(),
                        body.predecessors() == null ? List.of() : body.predecessors(),
                        body.mergerId(),
                        body.instrument(),
                        body.occurredAt()));
    }

    @PostMapping("/{id}/federate")
    ResponseEntity<CommandAnswer> federate(
            @PathVariable String id, @RequestBody FederateOrganisationRequest body, Request request) {
        return answer(
                request,
                new FederateOrganisation(
                        id, body.with(), body.on(), body.federation(), body.source(), body.occurredAt()));
    }

    @PostMapping("/{id}/rename")
    ResponseEntity<CommandAnswer> rename(
            @PathVariable String id, @RequestBody RenameOrganisationRequest body, Request request) {
        return answer(request, new RenameOrganisation(id, body.name(), body.on(), body.source(), body.occurredAt()));
    }

    @PostMapping("/{id}/dissolve")
    ResponseEntity<CommandAnswer> dissolve(
            @PathVariable String id, @RequestBody DissolveOrganisationRequest body, Request request) {
        return answer(
                request,
                new DissolveOrganisation(
                        id,
                        body.on(),
                        body.successors() == null ? List.of() : body.successors(),
                        body.mergerId(),
                        body.instrument(),
                        false,
                        body.occurredAt()));
    }

    private ResponseEntity<CommandAnswer> answer(Request request, OrganisationCommand command) {
        return CommandAnswer.to(dispatcher.dispatch(request, command));
    }

    /**
     * {@code POST /api/v1/organisations}.
     *
     * @param organisationId a plain id, such as the one it has in the national directory
     * @param predecessors ids of those whose place it takes, whether they are recorded here or not; none if absent
     * @param mergerId the merger case it came of
     * @param instrument the order or act that did it
     */
    public record EstablishOrganisationRequest(
            String organisationId,
            String name,
            StatedDate on,
            @Nullable List<String> predecessors,
            @Nullable UUID mergerId,
            @Nullable SourceReference instrument,
            @Nullable Instant occurredAt) {}

    /**
     * {@code …/federate}.
     *
     * @param with ids of the others
     * @param federation the name they go by
     */
    public record FederateOrganisationRequest(
            List<String> with,
            StatedDate on,
            @Nullable String federation,
            @Nullable SourceReference source,
            @Nullable Instant occurredAt) {}

    /** {@code …/rename}. */
    public record RenameOrganisationRequest(
            String name,
            StatedDate on,
            @Nullable SourceReference source,
            @Nullable Instant occurredAt) {}

    /**
     * {@code …/dissolve}.
     *
     * @param successors ids of those that take its place, whether they are recorded here or not; none if absent
     * @param mergerId the merger case that dissolved it
     * @param instrument the order or act that did it
     */
    public record DissolveOrganisationRequest(
            StatedDate on,
            @Nullable List<String> successors,
            @Nullable UUID mergerId,
            @Nullable SourceReference instrument,
            @Nullable Instant occurredAt) {}
}
