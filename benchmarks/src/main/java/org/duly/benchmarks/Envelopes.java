package org.duly.benchmarks;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.command.log.Append;
import org.duly.command.log.Append.CommandId;
import org.duly.command.log.Append.Guard;
import org.duly.command.log.Append.NewEvent;
import org.duly.events.EventCodec;
import org.duly.events.EventEnvelope;
import org.duly.events.engagement.OutcomePublished;

/** Appends as commands make them: one event of about 700 bytes on a new stream, a command id, and a guard. */
final class Envelopes {
    private static final EventCodec CODEC = new EventCodec();
    private static final byte[] DIGEST = new byte[32];
    private static final String TEXT = "People said what they think of it. ".repeat(3);

    private Envelopes() {}

    static Append append(String log, String run, long number) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        String stream = "engagement/" + id;
        String commandId = run + "/" + number;
        EventEnvelope envelope = new EventEnvelope(
                id,
                log,
                stream,
                0,
                Instant.now(),
                Instant.EPOCH,
                stream,
                "0198c0de-0000-7000-8000-000000000001",
                "engagement-officer",
                null,
                id.toString(),
                commandId,
                new OutcomePublished("What should change?", TEXT, "Noted."));
        NewEvent event = new NewEvent(id, stream, 0, stream, envelope.type(), CODEC.encode(envelope));
        return new Append(
                List.of(event),
                new CommandId("benchmark", commandId, DIGEST),
                List.of(new Guard(stream, List.of(envelope.type()), -1)));
    }

    static int bytesOfOne() {
        return append("duly.benchmarks/log", "run", 0)
                .events()
                .getFirst()
                .event()
                .size();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
