package org.duly.query.disclosure;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.duly.events.decision.DecisionTaken;
import org.duly.events.disclosure.DisclosureSubject;
import org.duly.events.disclosure.SubjectKind;
import org.duly.events.signoff.SignOffRequested;
import org.duly.platform.web.Problem;
import org.duly.platform.web.ProblemException;
import org.duly.query.asof.AsOf;
import org.duly.query.asof.Cut;
import org.duly.query.asof.Past;
import org.duly.query.log.PlacedEvent;
import org.duly.query.trace.TraceQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which events a bundle holds: of an engagement, everything in its scope; of anything else, its stream and every stream it
 * rests on, one citing the next, and the responses behind it. Decided by what events cite, whether they are shown or not.
 */
@Component
class Selection {
    /** What a reader can still check on a plain computer, and a page can list. */
    static final int MOST = 100_000;

    private final Past past;
    private final TraceQueries traces;

    Selection(Past past, TraceQueries traces) {
        this.past = past;
        this.traces = traces;
    }

    /** The stream of a subject, which is also the scope of an engagement. */
    static String stream(DisclosureSubject subject) {
        String kind = switch (subject.kind()) {
            case DECISION -> "decision/";
            case SIGN_OFF -> "sign-off/";
            case ENGAGEMENT -> "engagement/";
            case MERGER -> "merger/";
        };
        return kind + subject.id();
    }

    /**
     * The positions, in order; none if the subject was not there yet. In the caller's transaction.
     *
     * @throws ProblemException 400 if they are too many for one bundle
     */
    long[] positions(JdbcClient jdbc, Cut cut, DisclosureSubject subject) {
        Set<Long> found = subject.kind() == SubjectKind.ENGAGEMENT
                ? new TreeSet<>(scope(jdbc, cut, stream(subject)))
                : rested(jdbc, cut, subject);
        if (found.size() > MOST) {
            throw new ProblemException(Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "bundle-too-large",
                    "The bundle would be too large",
                    "It would hold more than " + MOST + " events. Ask for a decision or a sign-off of it, or for an"
                            + " earlier position."));
        }
        return found.stream().mapToLong(Long::longValue).toArray();
    }

    private static List<Long> scope(JdbcClient jdbc, Cut cut, String scope) {
        return jdbc.sql("""
                        SELECT position FROM read.archive WHERE log = ? AND scope = ? AND position <= ?
                        ORDER BY position LIMIT ?
                        """)
                .params(cut.log(), scope, cut.position(), MOST + 1)
                .query(Long.class)
                .list();
    }

    private Set<Long> rested(JdbcClient jdbc, Cut cut, DisclosureSubject subject) {
        Set<Long> positions = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        Set<String> next = new LinkedHashSet<>(Set.of(stream(subject)));
        while (!next.isEmpty()) {
            seen.addAll(next);
            Set<String> cited = new LinkedHashSet<>();
            for (List<PlacedEvent> stream : past.events(jdbc, cut, next)) {
                for (PlacedEvent event : stream) {
                    positions.add(event.position());
                    cited.addAll(CitedStreams.of(event.envelope().data()));
                }
            }
            cited.removeAll(seen);
            next = cited;
        }
        addResponses(jdbc, cut, subject, positions);
        return positions;
    }

    private void addResponses(JdbcClient jdbc, Cut cut, DisclosureSubject subject, Set<Long> positions) {
        UUID engagement = past.events(jdbc, cut, stream(subject)).stream()
                .findFirst()
                .map(Selection::engagementOf)
                .orElse(null);
        if (engagement != null) {
            traces.eachEvent(
                    engagement,
                    subject.kind() == SubjectKind.DECISION ? subject.id() : null,
                    subject.kind() == SubjectKind.SIGN_OFF ? subject.id() : null,
                    new AsOf.Position(cut.position()),
                    position -> {
                        if (positions.size() <= MOST) {
                            positions.add(position);
                        }
                    });
        }
    }

    private static @Nullable UUID engagementOf(PlacedEvent first) {
        return switch (first.envelope().data()) {
            case DecisionTaken taken -> taken.engagementId();
            case SignOffRequested requested -> requested.engagementId();
            default -> null;
        };
    }
}
