package org.duly.command.disclosure;

import java.util.List;
import org.duly.command.handling.CommandRules.AddressedStreamExists;
import org.duly.command.handling.Refusal;
import org.duly.command.handling.Streams;
import org.duly.command.log.EventLog;
import org.duly.command.log.EventLog.LoggedEvent;
import org.duly.events.EventCodec;
import org.duly.events.disclosure.DisclosureSubject;

/** Looks up what bundles are about. Thread-safe. */
public final class SubjectLookup {
    private final EventLog log;
    private final EventCodec codec;

    public SubjectLookup(EventLog log, EventCodec codec) {
        this.log = log;
        this.codec = codec;
    }

    /**
     * How a subject started.
     *
     * @throws Refusal if nothing was recorded of it
     */
    Started find(DisclosureSubject subject) {
        String stream = switch (subject.kind()) {
            case DECISION -> Streams.decision(subject.id());
            case SIGN_OFF -> Streams.signOff(subject.id());
            case ENGAGEMENT -> Streams.engagement(subject.id());
            case MERGER -> Streams.merger(subject.id());
        };
        List<LoggedEvent> events = log.readStream(stream, 0);
        if (events.isEmpty()) {
            throw new Refusal(new AddressedStreamExists(stream));
        }
        LoggedEvent first = events.getFirst();
        return new Started(codec.decode(first.bytes()).scope(), first.position(), log.head());
    }

    /**
     * How a subject started.
     *
     * @param scope what it belongs to
     * @param position of its first event
     * @param head of the log, read after it
     */
    record Started(String scope, long position, long head) {}
}
