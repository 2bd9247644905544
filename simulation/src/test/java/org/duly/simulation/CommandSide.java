package org.duly.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.duly.command.handling.CommandDispatcher;
import org.duly.command.handling.CommandDispatcher.Prepared;
import org.duly.command.handling.KnownStreams;
import org.duly.command.handling.KnownStreams.Known;
import org.duly.command.handling.Refusal;
import org.duly.command.handling.Request;
import org.duly.command.handling.SimulatedHandling;
import org.duly.command.log.Append.Guard;
import org.duly.command.log.Appended;
import org.duly.command.log.EventLog;
import org.duly.command.publisher.EventPublisher;
import org.duly.command.publisher.SimulatedPublishing;
import org.duly.events.EventCatalogue;
import org.duly.events.EventCodec;
import org.duly.events.engagement.EngagementEvent;
import org.duly.events.response.ResponseRead;

/** One instance of the command side, started: the production classes, over simulated ports. */
final class CommandSide {
    static final String RESPONSE_TYPE = EventCatalogue.typeOf(ResponseRead.class);

    private static final Instant BEGINNING = Instant.parse("2030-01-01T00:00:00Z");
    private static final EventCodec CODEC = new EventCodec();
    private static final int EVERYTHING = 10_000;

    private final Instance instance;
    private final EventLog log;
    private final CommandDispatcher dispatcher;
    private final KnownStreams<Consultation.State, EngagementEvent> engagements;

    CommandSide(Deployment deployment, Instance instance, Duration clockOffset) {
        Simulation simulation = deployment.simulation();
        this.instance = instance;
        ClockOfAMachine clock = () -> BEGINNING
                .plus(clockOffset)
                .plus(deployment.clockJumps(instance))
                .plusNanos(simulation.now());
        this.log = deployment.logStore().open(instance, clock::instant);
        this.dispatcher = SimulatedHandling.dispatcher(
                log,
                CODEC,
                clock::instant,
                List.of(Consultation.ENGAGEMENT, Consultation.RESPONSE),
                deployment::evicts,
                deployment.defects().staleCache());
        Consultation.Engagements decider = new Consultation.Engagements();
        this.engagements = new KnownStreams<>(
                log,
                CODEC,
                EngagementEvent.class,
                decider.initial(),
                (state, event, _) -> decider.evolve(state, event));
        EventPublisher publisher = SimulatedPublishing.publisher(
                log,
                SimulatedTopic.PARTITION.topic(),
                () -> new SimulatedProducer(deployment.topic(), instance),
                () -> new SimulatedConsumer(deployment.topic(), instance),
                deployment.lead().of(instance),
                instance);
        publisher.start();
    }

    Instance instance() {
        return instance;
    }

    /** Handles a request, as a thread of the web server does. */
    Appended handle(Request request, org.duly.command.handling.Command command) {
        return dispatcher.dispatch(request, _ -> switch (command) {
            case Consultation.Close close -> closing(close);
            case Consultation.Log response -> responding(response);
            default -> new Prepared(command, List.of());
        });
    }

    /** However many responses there are by then: none may come in between. */
    private Prepared closing(Consultation.Close close) {
        long head = log.head();
        long responses = log.readScope(close.scope(), EventLog.NOTHING, EVERYTHING).stream()
                .filter(logged -> logged.position() <= head && logged.stream().startsWith("response/"))
                .count();
        return new Prepared(
                new Consultation.Close(close.id(), (int) responses),
                List.of(new Guard(close.scope(), List.of(RESPONSE_TYPE), head)));
    }

    private Prepared responding(Consultation.Log response) {
        Known<Consultation.State> engagement = engagements.read(response.scope());
        Consultation.StillOpen rule = new Consultation.StillOpen(engagement.state());
        if (!rule.isKept()) {
            throw new Refusal(rule);
        }
        return new Prepared(response, List.of(engagements.guard(engagement)));
    }

    private interface ClockOfAMachine {
        Instant instant();
    }
}
