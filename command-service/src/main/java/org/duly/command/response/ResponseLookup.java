package org.duly.command.response;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.UUID;
import org.duly.command.handling.Refusal;
import org.duly.command.handling.Streams;
import org.duly.command.log.EventLog;
import org.duly.command.log.EventLog.LoggedEvent;
import org.duly.command.response.ResponseRules.ResponseIsLogged;
import org.duly.events.EventCodec;
import org.duly.events.response.ResponseLogged;

/** Finds what a response belongs to. Facts never change, so they are remembered without question. Thread-safe. */
public final class ResponseLookup {
    private static final int REMEMBERED = 100_000;

    private final EventLog log;
    private final EventCodec codec;
    private final Cache<UUID, ResponseFacts> remembered =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    public ResponseLookup(EventLog log, EventCodec codec) {
        this.log = log;
        this.codec = codec;
    }

    /**
     * The facts of a response.
     *
     * @throws Refusal if there is no such response
     */
    public ResponseFacts facts(UUID responseId) {
        return remembered.get(responseId, this::read);
    }

    private ResponseFacts read(UUID responseId) {
        List<LoggedEvent> events = log.readStream(Streams.response(responseId), 0);
        if (events.isEmpty()) {
            throw new Refusal(new ResponseIsLogged(false));
        }
        ResponseLogged logged =
                (ResponseLogged) codec.decode(events.getFirst().bytes()).data();
        return new ResponseFacts(responseId, logged.engagementId(), logged.respondentId(), logged.receiptNumber());
    }
}
