package org.duly.events.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.duly.events.EventEnvelope;
import org.duly.events.engagement.DeadlineExtended;
import org.duly.events.engagement.EngagementClosed;
import org.duly.events.engagement.EngagementOpened;
import org.duly.events.engagement.PriorStatementRecorded;
import org.duly.events.engagement.ReportIssued;
import org.jspecify.annotations.Nullable;

/**
 * Decisions and statements on an engagement's proposals that came before its close or before its report, to be looked at by
 * a person. It says what came before what, and nothing more. The one meaning of it for commands and for queries. Immutable.
 *
 * @param closesAt the deadline, extensions included; null until the engagement was opened, and then everything came before it
 * @param closed the close as it was recorded; null before: the deadline itself may have passed without it
 * @param report the first report that was issued; null until there is one, and then everything came before it
 * @param voiced the decisions and statements, in the order in which they were taken in
 */
public record SequenceCheck(
        @Nullable Instant closesAt,
        @Nullable Moment closed,
        @Nullable Moment report,
        List<Voiced> voiced) {
    /** Nothing is known of the engagement. */
    public static final SequenceCheck NONE = new SequenceCheck(null, null, null, List.of());

    public SequenceCheck {
        voiced = List.copyOf(voiced);
    }

    /** What something came before. */
    public enum Before {
        /** The close, as the deadline with all its extensions has it. */
        CLOSE("the close of the engagement"),
        /** The first report that was issued. */
        REPORT("the report of the engagement");

        private final String inWords;

        Before(String inWords) {
            this.inWords = inWords;
        }
    }

    /** What is looked at. */
    public enum Kind {
        /** A decision of a body or office. */
        DECISION,
        /** Something said in public. */
        STATEMENT;
    }

    /**
     * With one more event of the engagement's stream or of a decision that names it; others change nothing.
     *
     * @param position in the log that has both
     */
    public SequenceCheck with(EventEnvelope envelope, long position) {
        Moment moment = new Moment(envelope.id(), position, envelope.time(), envelope.recordedTime());
        return switch (envelope.data()) {
            case EngagementOpened opened -> new SequenceCheck(opened.closesAt(), closed, report, voiced);
            case DeadlineExtended extended -> new SequenceCheck(extended.to(), closed, report, voiced);
            case EngagementClosed _ -> new SequenceCheck(closesAt, moment, report, voiced);
            case ReportIssued _ -> new SequenceCheck(closesAt, closed, report == null ? moment : report, voiced);
            case PriorStatementRecorded statement -> with(Voiced.of(statement, moment.happening(statement.madeAt())));
            case DecisionTaken taken -> with(Voiced.of(taken, decisionOf(envelope), moment));
            case DecisionCorrected correction -> corrected(decisionOf(envelope), correction);
            default -> this;
        };
    }

    /**
     * What is to be looked at, in the order in which it happened.
     *
     * @param proposals only what is about one of them, or about all; empty for everything
     */
    public List<Finding> forReview(Collection<String> proposals) {
        return voiced.stream()
                .filter(each -> each.isAbout(proposals))
                .map(this::finding)
                .filter(finding -> !finding.beforeByOccurrence().isEmpty()
                        || !finding.beforeByRecord().isEmpty())
                .sorted(Comparator.<Finding, Instant>comparing(
                                finding -> finding.moment().happenedAt())
                        .thenComparingLong(finding -> finding.moment().position()))
                .toList();
    }

    private SequenceCheck with(Voiced more) {
        List<Voiced> all = new ArrayList<>(voiced);
        all.add(more);
        return new SequenceCheck(closesAt, closed, report, all);
    }

    private SequenceCheck corrected(UUID decisionId, DecisionCorrected correction) {
        return new SequenceCheck(
                closesAt,
                closed,
                report,
                voiced.stream()
                        .map(each -> decisionId.equals(each.decisionId()) ? each.corrected(correction) : each)
                        .toList());
    }

    private Finding finding(Voiced voice) {
        Set<Before> occurred = byOccurrence(voice.moment());
        Set<Before> recorded = byRecord(voice.moment());
        return new Finding(
                voice.kind(),
                voice.decisionId(),
                voice.by(),
                voice.what(),
                voice.proposals(),
                occurred,
                recorded,
                !occurred.equals(recorded),
                sentence(voice.kind(), occurred, recorded),
                voice.explanation(),
                voice.moment());
    }

    private Set<Before> byOccurrence(Moment moment) {
        Set<Before> before = EnumSet.noneOf(Before.class);
        if (closesAt == null || moment.happenedAt().isBefore(closesAt)) {
            before.add(Before.CLOSE);
        }
        if (report == null || moment.happenedAt().isBefore(report.happenedAt())) {
            before.add(Before.REPORT);
        }
        return Collections.unmodifiableSet(before);
    }

    private Set<Before> byRecord(Moment moment) {
        Set<Before> before = EnumSet.noneOf(Before.class);
        boolean beforeClose = closed != null
                ? moment.position() < closed.position()
                : closesAt == null || moment.recordedTime().isBefore(closesAt);
        if (beforeClose) {
            before.add(Before.CLOSE);
        }
        if (report == null || moment.position() < report.position()) {
            before.add(Before.REPORT);
        }
        return Collections.unmodifiableSet(before);
    }

    private static String sentence(Kind kind, Set<Before> occurred, Set<Before> recorded) {
        if (occurred.isEmpty()) {
            return "For review: recorded before " + inWords(recorded);
        }
        String verb = kind == Kind.DECISION ? "decided" : "said";
        String sentence = "For review: " + verb + " before " + inWords(occurred);
        if (occurred.equals(recorded)) {
            return sentence;
        }
        String after = occurred.size() == 1 ? "after it" : "after both";
        return sentence + "; recorded " + (recorded.isEmpty() ? after : "before " + inWords(recorded) + " alone");
    }

    private static String inWords(Set<Before> before) {
        return before.stream().map(one -> one.inWords).collect(Collectors.joining(" and before "));
    }

    private static UUID decisionOf(EventEnvelope envelope) {
        String stream = envelope.stream();
        return UUID.fromString(stream.substring(stream.indexOf('/') + 1));
    }

    /**
     * Where an event stands.
     *
     * @param position in the log
     * @param happenedAt when what it says happened
     */
    public record Moment(UUID eventId, long position, Instant happenedAt, Instant recordedTime) {
        Moment happening(Instant time) {
            return new Moment(eventId, position, time, recordedTime);
        }
    }

    /**
     * A decision or a statement.
     *
     * @param decisionId null for a statement
     * @param by opaque id of the body or office
     * @param proposals it is about; empty: all of them
     * @param explanation as given, null if none was
     */
    public record Voiced(
            Kind kind,
            @Nullable UUID decisionId,
            String by,
            String what,
            List<String> proposals,
            @Nullable String explanation,
            Moment moment) {
        public Voiced {
            proposals = List.copyOf(proposals);
        }

        static Voiced of(PriorStatementRecorded statement, Moment moment) {
            return new Voiced(
                    Kind.STATEMENT,
                    null,
                    statement.by(),
                    statement.what(),
                    statement.proposalId() == null ? List.of() : List.of(statement.proposalId()),
                    statement.explanation(),
                    moment);
        }

        static Voiced of(DecisionTaken taken, UUID decisionId, Moment moment) {
            return new Voiced(
                    Kind.DECISION,
                    decisionId,
                    taken.decidedBy(),
                    taken.title(),
                    taken.proposals(),
                    taken.explanation(),
                    moment);
        }

        Voiced corrected(DecisionCorrected correction) {
            return switch (correction.field()) {
                case TITLE -> new Voiced(kind, decisionId, by, correction.is(), proposals, explanation, moment);
                case EXPLANATION -> new Voiced(kind, decisionId, by, what, proposals, correction.is(), moment);
                default -> this;
            };
        }

        boolean isAbout(Collection<String> asked) {
            return asked.isEmpty() || proposals.isEmpty() || !Collections.disjoint(asked, proposals);
        }
    }

    /**
     * Something to look at.
     *
     * @param decisionId null for a statement
     * @param by opaque id of the body or office
     * @param proposals it is about; empty: all of them
     * @param beforeByOccurrence by when it happened
     * @param beforeByRecord by the order in which the log took it in
     * @param clocksDiffer whether the two say different things
     * @param sentence in words
     * @param explanation as given, null if none was
     */
    public record Finding(
            Kind kind,
            @Nullable UUID decisionId,
            String by,
            String what,
            List<String> proposals,
            Set<Before> beforeByOccurrence,
            Set<Before> beforeByRecord,
            boolean clocksDiffer,
            String sentence,
            @Nullable String explanation,
            Moment moment) {}
}
