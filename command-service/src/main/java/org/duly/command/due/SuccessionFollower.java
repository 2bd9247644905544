package org.duly.command.due;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.duly.command.handling.CommandDispatcher;
import org.duly.command.handling.CommandDispatcher.Prepared;
import org.duly.command.handling.NamedStreams;
import org.duly.command.handling.Refusal;
import org.duly.command.handling.Request;
import org.duly.command.handling.Streams;
import org.duly.command.log.EventLog;
import org.duly.command.log.EventLog.LoggedEvent;
import org.duly.command.log.TypedEvents;
import org.duly.command.organisation.OrganisationCommand;
import org.duly.command.organisation.OrganisationCommand.DissolveOrganisation;
import org.duly.command.organisation.OrganisationCommand.EstablishOrganisation;
import org.duly.events.EventCatalogue;
import org.duly.events.EventCodec;
import org.duly.events.EventEnvelope;
import org.duly.events.merger.MergerEffective;
import org.duly.events.merger.MergerProposed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Once a merger is in effect, dissolves its parties and establishes their successor, each in its own stream.
 *
 * <p>These are the ordinary commands, under ids made of the merger and the organisation: however many instances send them,
 * and however often, they take effect once. It begins with the first merger at every start, so that nothing is left half
 * done by a crash. An organisation of which nothing was recorded is dissolved all the same; one that was dissolved or
 * established by hand before stays as it was recorded.
 */
public final class SuccessionFollower implements Follower.Task {
    private static final Logger LOG = LoggerFactory.getLogger(SuccessionFollower.class);
    private static final List<String> EFFECTIVE = EventCatalogue.typesOf(MergerEffective.class);

    private final EventLog log;
    private final EventCodec codec;
    private final CommandDispatcher dispatcher;
    private final NamedStreams streams;
    private final TypedEvents mergers;

    public SuccessionFollower(EventLog log, EventCodec codec, CommandDispatcher dispatcher, NamedStreams streams) {
        this.log = log;
        this.codec = codec;
        this.dispatcher = dispatcher;
        this.streams = streams;
        this.mergers = new TypedEvents(log, codec, EFFECTIVE);
    }

    @Override
    public Duration follow() {
        mergers.read(this::succeed);
        return Follower.SLOW_POLL;
    }

    private void succeed(EventEnvelope event) {
        UUID mergerId = Streams.idOf(event.stream());
        MergerEffective effective = (MergerEffective) event.data();
        LoggedEvent first = log.readStream(event.stream(), 0).getFirst();
        MergerProposed proposal = (MergerProposed) codec.decode(first.bytes()).data();
        String successor = proposal.successor().organisationId();
        for (String party : proposal.parties()) {
            if (!party.equals(successor)) {
                dissolve(mergerId, party, proposal, effective, event.time());
            }
        }
        if (!proposal.parties().contains(successor)) {
            establish(mergerId, proposal, effective, event.time());
        }
    }

    private void dissolve(
            UUID mergerId, String party, MergerProposed proposal, MergerEffective effective, Instant occurredAt) {
        send(
                "dissolve/" + mergerId + "/" + party,
                () -> new DissolveOrganisation(
                        party,
                        effective.on(),
                        List.of(proposal.successor().organisationId()),
                        mergerId,
                        proposal.legalBasis(),
                        !streams.exists(Streams.organisation(party)),
                        occurredAt));
    }

    private void establish(UUID mergerId, MergerProposed proposal, MergerEffective effective, Instant occurredAt) {
        send(
                "establish/" + mergerId,
                () -> new EstablishOrganisation(
                        proposal.successor().organisationId(),
                        proposal.successor().name(),
                        effective.on(),
                        proposal.parties(),
                        mergerId,
                        proposal.legalBasis(),
                        occurredAt));
    }

    private void send(String commandId, Supplier<OrganisationCommand> command) {
        // The id says everything the command does, so it is its own digest.
        byte[] digest = commandId.getBytes(StandardCharsets.UTF_8);
        Request request = new Request("duly", "system", null, commandId, digest, commandId, null);
        try {
            dispatcher.dispatch(request, _ -> new Prepared(command.get(), List.of()));
        } catch (Refusal refusal) {
            LOG.info("{} was not done: {}", commandId, refusal.getMessage());
        }
    }
}
