package org.duly.query.decision;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duly.events.decision.ConflictRecord;
import org.duly.events.governance.Authority;
import org.duly.events.governance.Conditions.Condition;
import org.duly.events.governance.QuorumCount;
import org.duly.events.governance.VoteTally;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.duly.query.decision.RecordView.Missing;
import org.duly.query.web.HtmlPage;
import org.jspecify.annotations.Nullable;

/** The record of a decision as a page to read and to print. */
final class RecordPage {
    private static final String NOT_STATED = "Not stated.";

    private final HtmlPage page;
    private final RecordView record;
    private final DecisionView decision;

    private RecordPage(RecordView record) {
        this.page = new HtmlPage(record.decision().title());
        this.record = record;
        this.decision = record.decision();
    }

    static String of(RecordView record) {
        return new RecordPage(record).write();
    }

    private String write() {
        publication();
        page.paragraph(
                "Decided by " + (record.bodyName() == null ? decision.decidedBy() : record.bodyName()) + " on ",
                decision.decidedAt(),
                ", recorded on ",
                decision.recordedAt(),
                ". Outcome: " + inWords(decision.outcome()) + ". It " + standing() + ".");
        page.heading("Decision").paragraph(decision.text());
        page.heading("Authority").paragraph(authority(decision.authority()));
        page.heading("Reasons").paragraph(stated(decision.reasons()));
        list("Alternatives considered and rejected", decision.alternativesRejected());
        conflicts();
        list(
                "Background papers",
                decision.backgroundPapers() == null
                        ? null
                        : decision.backgroundPapers().stream()
                                .map(RecordPage::inWords)
                                .toList());
        considered();
        vote();
        conditions();
        if (decision.explanation() != null) {
            page.heading("Explanation").paragraph(decision.explanation());
        }
        irregularities();
        history();
        page.heading("How to check this record")
                .paragraph("Position " + decision.position() + " of the log " + decision.log()
                        + ". Digest of the record (SHA-256): " + record.recordSha256() + ".");
        return page.done();
    }

    private void publication() {
        if (record.published()) {
            if (Boolean.FALSE.equals(record.publishedRecordIsThis())) {
                page.notice("This record was corrected since it was published.");
            }
            return;
        }
        page.notice("Not published."
                + (record.publishable()
                        ? ""
                        : " Missing: "
                                + record.missing().stream()
                                        .map(Missing::inWords)
                                        .collect(Collectors.joining("; "))
                                + "."));
    }

    private String standing() {
        return switch (decision.standing()) {
            case STANDS -> decision.effective() == null ? "stands" : "stands and is in effect";
            case CALLED_IN -> "was called in";
            case SENT_BACK -> "was sent back to be looked at again";
            case REFERRED -> "was referred";
            case SUPERSEDED -> "was superseded";
            case RESCINDED -> "was rescinded";
        };
    }

    private void conflicts() {
        List<ConflictRecord> conflicts = decision.conflicts();
        if (conflicts == null || conflicts.isEmpty()) {
            page.heading("Interests").paragraph(conflicts == null ? NOT_STATED : "None declared.");
            return;
        }
        page.heading("Interests")
                .table(
                        "Interests declared",
                        List.of("Member", "Kind", "Interest", "Ruling", "Dispensation"),
                        conflicts.stream()
                                .map(conflict -> List.of(
                                        conflict.member(),
                                        inWords(conflict.kind()),
                                        conflict.description(),
                                        conflict.action() == null ? "none" : inWords(conflict.action()),
                                        conflict.dispensed() ? "granted" : "none")));
    }

    private void considered() {
        page.heading("What was before the body")
                .paragraph("Report of the engagement: "
                        + (decision.reportVersion() == null ? "none" : "version " + decision.reportVersion())
                        + ". Equality assessment: "
                        + (decision.equalityAssessment() == null
                                ? "none"
                                : "version " + decision.equalityAssessment().version() + " (SHA-256 "
                                        + decision.equalityAssessment().sha256() + ")")
                        + ". Points relied on that responses raised: "
                        + decision.considerations().size() + ".");
    }

    private void vote() {
        VoteTally vote = decision.vote();
        QuorumCount quorum = decision.quorum();
        page.heading("Vote")
                .paragraph(
                        vote == null
                                ? "No count was taken."
                                : vote.votesFor() + " for, " + vote.votesAgainst() + " against, " + vote.abstained()
                                        + " abstained; " + vote.present() + " present of " + vote.eligible()
                                        + " entitled to vote.")
                .paragraph(
                        quorum == null
                                ? "No quorum was taken."
                                : "Quorum: " + quorum.present() + " present, " + quorum.required() + " required.");
    }

    private void conditions() {
        if (!decision.conditions().isEmpty()) {
            page.heading("Conditions")
                    .table(
                            "Conditions",
                            List.of("Condition", "Set by", "To be met by", "Due", "Standing"),
                            decision.conditions().stream().map(RecordPage::row));
        }
    }

    private static List<?> row(Condition condition) {
        StatedDate due = condition.attached().dueBy();
        return List.of(
                condition.attached().text(),
                condition.attached().setBy(),
                condition.attached().owner(),
                due == null ? "" : due,
                inWords(condition.standing()));
    }

    private void irregularities() {
        if (!decision.irregularities().isEmpty()) {
            page.heading("Irregularities")
                    .table(
                            "What was recorded although a rule was broken",
                            List.of("Rule", "What", "Accepted by", "Why"),
                            decision.irregularities().stream()
                                    .map(shown -> List.of(
                                            shown.irregularity().rule(),
                                            shown.irregularity().detail(),
                                            shown.irregularity().acceptedBy(),
                                            shown.irregularity().reason())));
        }
    }

    private void history() {
        if (!decision.corrections().isEmpty()) {
            page.heading("Corrections")
                    .table(
                            "Corrections",
                            List.of("What", "Was", "Is", "Why"),
                            decision.corrections().stream()
                                    .map(correction -> List.of(
                                            inWords(correction.field()),
                                            correction.was() == null ? "" : correction.was(),
                                            correction.is(),
                                            correction.reason())));
        }
        page.heading("What happened")
                .table(
                        "Events",
                        List.of("Event", "Happened", "Recorded", "Position"),
                        decision.acts().stream()
                                .map(act -> List.of(
                                        act.type(),
                                        act.happenedAt(),
                                        act.recordedAt(),
                                        Long.toString(act.position()))));
    }

    private void list(String heading, @Nullable List<String> items) {
        page.heading(heading);
        Stream<String> shown =
                items == null ? Stream.of(NOT_STATED) : items.isEmpty() ? Stream.of("None.") : items.stream();
        shown.forEach(page::paragraph);
    }

    private static String authority(@Nullable Authority authority) {
        return authority == null
                ? "None was named."
                : inWords(authority.kind()) + " by the scheme of " + authority.schemeBody() + ", matter "
                        + authority.matterId()
                        + (authority.source() == null ? "" : ", " + inWords(authority.source())) + ".";
    }

    private static String stated(@Nullable String text) {
        return text == null ? NOT_STATED : text;
    }

    private static String inWords(SourceReference source) {
        return source.document() + (source.where() == null ? "" : ", " + source.where());
    }

    private static String inWords(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
