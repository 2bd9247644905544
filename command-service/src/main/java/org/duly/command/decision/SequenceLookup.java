package org.duly.command.decision;

import java.util.List;
import java.util.UUID;
import org.duly.command.handling.Streams;
import org.duly.command.log.EventLog;
import org.duly.command.log.EventLog.LoggedEvent;
import org.duly.events.EventCodec;
import org.duly.events.decision.SequenceCheck;
import org.duly.events.decision.SequenceCheck.Finding;

/** What a decision's answer lists for review: the decision itself and statements on its proposals that came early. Thread-safe. */
public final class SequenceLookup {
    private final EventLog log;
    private final EventCodec codec;

    public SequenceLookup(EventLog log, EventCodec codec) {
        this.log = log;
        this.codec = codec;
    }

    /**
     * What came before the close of an engagement or before its report, of a decision and of what was said before on the
     * same proposals; other decisions are listed by the queries.
     *
     * @param proposals those of the decision; empty for all
     */
    List<Finding> forReview(UUID engagementId, UUID decisionId, List<String> proposals) {
        SequenceCheck check = read(SequenceCheck.NONE, Streams.engagement(engagementId));
        return read(check, Streams.decision(decisionId)).forReview(proposals);
    }

    private SequenceCheck read(SequenceCheck before, String stream) {
        SequenceCheck check = before;
        for (LoggedEvent event : log.readStream(stream, 0)) {
            check = check.with(codec.decode(event.bytes()), event.position());
        }
        return check;
    }
}
