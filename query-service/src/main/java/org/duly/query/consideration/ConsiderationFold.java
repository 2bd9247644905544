package org.duly.query.consideration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duly.events.EventEnvelope;
import org.duly.events.consideration.ConsiderationAnswered;
import org.duly.events.consideration.ConsiderationEvent;
import org.duly.events.consideration.ConsiderationRaised;
import org.duly.events.consideration.ConsiderationReopened;
import org.duly.events.consideration.ConsiderationStanding;
import org.duly.events.consideration.ConsiderationWithdrawn;
import org.duly.query.codebook.Count;
import org.duly.query.consideration.ConsiderationFacts.BodyAnswer;
import org.duly.query.consideration.ConsiderationFacts.ConsiderationAct;
import org.duly.query.consideration.ConsiderationFacts.Kind;
import org.duly.query.consideration.ConsiderationFacts.Put;
import org.duly.query.log.PlacedEvent;
import org.jspecify.annotations.Nullable;

/** What the events of a consideration make of it. Pure. */
final class ConsiderationFold {
    static final String STREAM = "consideration/";

    private final ConsiderationRaised raised;
    private final Map<String, BodyAnswer> answers = new LinkedHashMap<>();
    private final List<ConsiderationAct> history = new ArrayList<>();
    private Put put;
    private ConsiderationStanding standing;

    private ConsiderationFold(ConsiderationRaised raised) {
        this.raised = raised;
        this.put = putAs(raised);
        this.standing = ConsiderationStanding.of(raised);
    }

    /**
     * A consideration from the beginning of its stream.
     *
     * @param events at least one
     */
    static ConsiderationFacts all(List<PlacedEvent> events) {
        ConsiderationFold fold = new ConsiderationFold(
                (ConsiderationRaised) events.getFirst().envelope().data());
        events.forEach(fold::take);
        return fold.done(events.getLast());
    }

    private void take(PlacedEvent event) {
        ConsiderationEvent change = (ConsiderationEvent) event.envelope().data();
        standing = standing.with(change);
        switch (change) {
            case ConsiderationRaised _ -> note(event, Kind.RAISED, put, List.of(), null);
            case ConsiderationAnswered answered -> {
                List<BodyAnswer> given = answers(event, answered);
                given.forEach(answer -> answers.put(answer.body(), answer));
                note(event, Kind.ANSWERED, null, given, null);
            }
            case ConsiderationReopened again -> {
                put = new Put(
                        again.themes(),
                        again.codebookVersion(),
                        new Count(again.itemCount(), again.peopleCount(), again.campaignCount()),
                        again.judgedAtPosition());
                answers.clear();
                note(event, Kind.REOPENED, put, List.of(), again.reason());
            }
            case ConsiderationWithdrawn gone -> note(event, Kind.WITHDRAWN, null, List.of(), gone.reason());
        }
    }

    private static Put putAs(ConsiderationRaised raised) {
        return new Put(
                raised.themes(),
                raised.codebookVersion(),
                new Count(raised.itemCount(), raised.peopleCount(), raised.campaignCount()),
                raised.judgedAtPosition());
    }

    private static List<BodyAnswer> answers(PlacedEvent event, ConsiderationAnswered answered) {
        return answered.bodies().stream()
                .map(body -> new BodyAnswer(
                        body,
                        answered.disposition(),
                        answered.reasons(),
                        answered.mitigation(),
                        answered.referredTo(),
                        event.envelope().time(),
                        event.position(),
                        event.envelope().actor()))
                .toList();
    }

    private void note(
            PlacedEvent event, Kind kind, @Nullable Put newlyPut, List<BodyAnswer> given, @Nullable String reason) {
        EventEnvelope envelope = event.envelope();
        history.add(new ConsiderationAct(
                kind,
                envelope.time(),
                envelope.recordedTime(),
                event.position(),
                envelope.actor(),
                newlyPut,
                given,
                reason));
    }

    private ConsiderationFacts done(PlacedEvent last) {
        return new ConsiderationFacts(
                UUID.fromString(last.envelope().stream().substring(STREAM.length())),
                raised.engagementId(),
                last.log(),
                raised.summary(),
                standing.state(),
                raised.bodies(),
                put,
                List.copyOf(answers.values()),
                standing.awaited(),
                List.copyOf(history),
                last.position(),
                last.envelope().streamVersion());
    }
}
