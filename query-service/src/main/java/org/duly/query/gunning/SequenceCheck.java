package org.duly.query.gunning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.duly.events.engagement.DeadlineExtended;
import org.duly.events.engagement.EngagementClosed;
import org.duly.events.engagement.EngagementOpened;
import org.duly.events.engagement.PriorStatementRecorded;
import org.duly.events.engagement.ReportIssued;
import org.duly.query.asof.Cut;
import org.duly.query.decision.DecisionFacts;
import org.duly.query.governance.Act;
import org.duly.query.log.PlacedEvent;
import org.jspecify.annotations.Nullable;

/**
 * Decisions and statements on an engagement's proposals that came before its close or before its report, to be looked at by
 * a person. It says what came before what and nothing more.
 *
 * @param closesAt the deadline, extensions included; null until the engagement was opened
 * @param reportIssued the first report; null until there is one, and then everything came before it
 * @param forReview in the order in which they happened
 */
public record SequenceCheck(
        UUID engagementId,
        Instant now,
        Cut.@Nullable Clock asOf,
        String log,
        long position,
        @Nullable Instant closesAt,
        @Nullable Act reportIssued,
        List<Finding> forReview) {

    /** What something came before. */
    public enum Before {
        CLOSE("the close of the engagement"),
        REPORT("the report of the engagement");

        private final String inWords;

        Before(String inWords) {
            this.inWords = inWords;
        }
    }

    /** What is looked at. */
    public enum Kind {
        DECISION,
        STATEMENT
    }

    /**
     * Something to look at.
     *
     * @param id of the decision; null for a statement
     * @param by opaque id of the body, office or speaker
     * @param proposals it is about; empty: all of them
     * @param beforeByOccurrence by when it happened; so is {@code happenedAt}
     * @param beforeByRecord by the order in which the log took it in
     * @param clocksDiffer whether the two say different things
     * @param sentence in words
     * @param explanation as given, null if none was
     */
    public record Finding(
            Kind kind,
            @Nullable UUID id,
            String by,
            String what,
            List<String> proposals,
            Set<Before> beforeByOccurrence,
            Set<Before> beforeByRecord,
            boolean clocksDiffer,
            String sentence,
            @Nullable String explanation,
            Instant happenedAt,
            Act in) {}

    /**
     * Folds what is known of an engagement.
     *
     * @param events of the engagement's stream
     * @param proposalId only what is about it; null for all
     */
    static SequenceCheck of(
            UUID engagementId,
            List<PlacedEvent> events,
            List<DecisionFacts> decisions,
            @Nullable String proposalId,
            Cut cut,
            boolean past) {
        Boundaries boundaries = Boundaries.of(events);
        List<Finding> findings = new ArrayList<>();
        for (PlacedEvent event : events) {
            if (event.envelope().data() instanceof PriorStatementRecorded statement) {
                boundaries.add(findings, statement, event);
            }
        }
        decisions.forEach(decision -> boundaries.add(findings, decision));
        return new SequenceCheck(
                engagementId,
                cut.time(),
                past ? cut.clock() : null,
                cut.log(),
                cut.position(),
                boundaries.closesAt(),
                boundaries.report() == null ? null : Act.of(boundaries.report()),
                findings.stream()
                        .filter(finding -> proposalId == null
                                || finding.proposals().isEmpty()
                                || finding.proposals().contains(proposalId))
                        .sorted(Comparator.comparing(Finding::happenedAt)
                                .thenComparingLong(finding -> finding.in().position()))
                        .toList());
    }

    /**
     * What things come before.
     *
     * @param closed the event of the close, null before; the deadline itself may have passed without it
     * @param report the first that was issued
     */
    private record Boundaries(
            @Nullable Instant closesAt,
            @Nullable PlacedEvent closed,
            @Nullable PlacedEvent report) {

        static Boundaries of(List<PlacedEvent> events) {
            Instant closesAt = null;
            PlacedEvent closed = null;
            PlacedEvent report = null;
            for (PlacedEvent event : events) {
                switch (event.envelope().data()) {
                    case EngagementOpened opened -> closesAt = opened.closesAt();
                    case DeadlineExtended extended -> closesAt = extended.to();
                    case EngagementClosed _ -> closed = event;
                    case ReportIssued _ -> report = report == null ? event : report;
                    default -> {}
                }
            }
            return new Boundaries(closesAt, closed, report);
        }

        void add(List<Finding> findings, PriorStatementRecorded statement, PlacedEvent event) {
            add(
                    findings,
                    Kind.STATEMENT,
                    null,
                    statement.by(),
                    statement.what(),
                    statement.proposalId() == null ? List.of() : List.of(statement.proposalId()),
                    statement.explanation(),
                    statement.madeAt(),
                    event);
        }

        void add(List<Finding> findings, DecisionFacts decision) {
            add(
                    findings,
                    Kind.DECISION,
                    decision.id(),
                    decision.decision().decidedBy(),
                    decision.record().title(),
                    decision.decision().proposals(),
                    decision.record().explanation(),
                    decision.taken().envelope().time(),
                    decision.taken());
        }

        private void add(
                List<Finding> findings,
                Kind kind,
                @Nullable UUID id,
                String by,
                String what,
                List<String> proposals,
                @Nullable String explanation,
                Instant happenedAt,
                PlacedEvent event) {
            Set<Before> occurred = byOccurrence(happenedAt);
            Set<Before> recorded = byRecord(event);
            if (occurred.isEmpty() && recorded.isEmpty()) {
                return;
            }
            findings.add(new Finding(
                    kind,
                    id,
                    by,
                    what,
                    proposals,
                    occurred,
                    recorded,
                    !occurred.equals(recorded),
                    sentence(kind, occurred, recorded),
                    explanation,
                    happenedAt,
                    Act.of(event)));
        }

        private Set<Before> byOccurrence(Instant happenedAt) {
            Set<Before> before = EnumSet.noneOf(Before.class);
            if (closesAt == null || happenedAt.isBefore(closesAt)) {
                before.add(Before.CLOSE);
            }
            if (report == null || happenedAt.isBefore(report.envelope().time())) {
                before.add(Before.REPORT);
            }
            return before;
        }

        private Set<Before> byRecord(PlacedEvent event) {
            Set<Before> before = EnumSet.noneOf(Before.class);
            boolean beforeClose = closed != null
                    ? event.position() < closed.position()
                    : closesAt == null || event.envelope().recordedTime().isBefore(closesAt);
            if (beforeClose) {
                before.add(Before.CLOSE);
            }
            if (report == null || event.position() < report.position()) {
                before.add(Before.REPORT);
            }
            return before;
        }

        private static String sentence(Kind kind, Set<Before> occurred, Set<Before> recorded) {
            String verb = kind == Kind.DECISION ? "decided" : "said";
            String sentence = occurred.isEmpty()
                    ? "For review: recorded before " + inWords(recorded)
                    : "For review: " + verb + " before " + inWords(occurred);
            return occurred.isEmpty() || occurred.equals(recorded)
                    ? sentence
                    : sentence + "; recorded "
                            + (recorded.isEmpty() ? "after both" : "before " + inWords(recorded) + " alone");
        }

        private static String inWords(Set<Before> before) {
            return before.stream().map(one -> one.inWords).collect(Collectors.joining(" and before "));
        }
    }
}
