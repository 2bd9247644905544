package org.duly.command.disclosure;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.command.disclosure.DisclosureCommand.IssueBundle;
import org.duly.command.disclosure.SubjectLookup.Started;
import org.duly.command.handling.CommandDispatcher;
import org.duly.command.handling.CommandDispatcher.Prepared;
import org.duly.command.handling.Request;
import org.duly.command.web.CommandAnswer;
import org.duly.events.disclosure.DisclosureBundleIssued;
import org.duly.events.disclosure.DisclosureSubject;
import org.duly.events.disclosure.OpenedField;
import org.duly.events.disclosure.WithheldEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Disclosures over HTTP. */
@RestController
@RequestMapping("/api/v1/disclosures")
public class DisclosureController {
    private final CommandDispatcher dispatcher;
    private final SubjectLookup subjects;

    public DisclosureController(CommandDispatcher dispatcher, SubjectLookup subjects) {
        this.dispatcher = dispatcher;
        this.subjects = subjects;
    }

    @PostMapping
    ResponseEntity<CommandAnswer> issue(@RequestBody IssueBundleRequest body, Request request) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        return CommandAnswer.to(dispatcher.dispatch(request, _ -> {
            Started subject = subjects.find(body.subject());
            return new Prepared(
                    new IssueBundle(
                            id, subject.scope(), body.bundle(), subject.position(), subject.head(), body.occurredAt()),
                    List.of());
        }));
    }

    /**
     * {@code POST /api/v1/disclosures}: a bundle that the query service built was given out.
     *
     * @param asOfPosition as it stands in the bundle's manifest
     * @param asOfRecorded the recorded time that was asked for, if any
     * @param checkpointSize as it stands in the bundle's manifest
     * @param manifestSha256 the header {@code Duly-Manifest-SHA256} that came with the bundle
     * @param recipient opaque id of a person, or the id of an organisation; never a private person's name
     * @param purpose why it was given out, never about a private person
     * @param withheld what it does not show; nothing if absent
     * @param opened which protected texts it shows; none if absent
     */
    public record IssueBundleRequest(
            DisclosureSubject subject,
            long asOfPosition,
            @Nullable Instant asOfRecorded,
            long checkpointSize,
            String manifestSha256,
            String recipient,
            String purpose,
            @Nullable List<WithheldEvent> withheld,
            @Nullable List<OpenedField> opened,
            @Nullable Instant occurredAt) {
        private DisclosureBundleIssued bundle() {
            return new DisclosureBundleIssued(
                    subject,
                    asOfPosition,
                    asOfRecorded,
                    checkpointSize,
                    manifestSha256,
                    recipient,
                    purpose,
                    withheld == null ? List.of() : withheld,
                    opened == null ? List.of() : opened);
        }
    }
}
