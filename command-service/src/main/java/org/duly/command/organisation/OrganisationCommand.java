package org.duly.command.organisation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.command.handling.Command;
import org.duly.command.handling.Streams;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.jspecify.annotations.Nullable;

/** What may be asked of an organisation. */
public sealed interface OrganisationCommand extends Command {
    /** The organisation addressed; it is its own scope. */
    String organisationId();

    @Override
    default String stream() {
        return Streams.organisation(organisationId());
    }

    @Override
    default String scope() {
        return Streams.organisation(organisationId());
    }

    /**
     * Records that an organisation came into being.
     *
     * @param predecessors ids of those whose place it takes, whether anything was recorded of them or not
     * @param mergerId the merger case it came of
     */
    record EstablishOrganisation(
            String organisationId,
            String name,
            StatedDate on,
            List<String> predecessors,
            @Nullable UUID mergerId,
            @Nullable SourceReference instrument,
            @Nullable Instant occurredAt)
            implements OrganisationCommand {
        @Override
        public boolean startsStream() {
            return true;
        }
    }

    /** Records that an organisation works as one with others and stays what it is. */
    record FederateOrganisation(
            String organisationId,
            List<String> with,
            StatedDate on,
            @Nullable String federation,
            @Nullable SourceReference source,
            @Nullable Instant occurredAt)
            implements OrganisationCommand {}

    /** Records that an organisation goes by another name. */
    record RenameOrganisation(
            String organisationId,
            String name,
            StatedDate on,
            @Nullable SourceReference source,
            @Nullable Instant occurredAt)
            implements OrganisationCommand {}

    /**
     * Records that an organisation ceased to be.
     *
     * @param successors ids of those that take its place, whether anything was recorded of them or not
     * @param mergerId the merger case that dissolved it
     * @param startsStream whether nothing was recorded of it before
     */
    record DissolveOrganisation(
            String organisationId,
            StatedDate on,
            List<String> successors,
            @Nullable UUID mergerId,
            @Nullable SourceReference instrument,
            boolean startsStream,
            @Nullable Instant occurredAt)
            implements OrganisationCommand {}
}
