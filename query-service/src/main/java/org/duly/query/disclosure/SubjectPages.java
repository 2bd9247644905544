package org.duly.query.disclosure;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.duly.events.disclosure.DisclosureSubject;
import org.duly.events.disclosure.SubjectKind;
import org.duly.query.asof.AsOf;
import org.duly.query.asof.Cut;
import org.duly.query.decision.DecisionQueries;
import org.duly.query.disclosure.Contents.Withheld;
import org.duly.query.gunning.GunningQueries;
import org.duly.query.merger.MergerQueries;
import org.duly.query.signoff.SignOffQueries;
import org.duly.query.web.HtmlPage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The page of a bundle: what Duly shows of its subject as of the bundle's position. */
@Component
class SubjectPages {
    private final DecisionQueries decisions;
    private final SignOffQueries signOffs;
    private final GunningQueries engagements;
    private final MergerQueries mergers;

    SubjectPages(
            DecisionQueries decisions, SignOffQueries signOffs, GunningQueries engagements, MergerQueries mergers) {
        this.decisions = decisions;
        this.signOffs = signOffs;
        this.engagements = engagements;
        this.mergers = mergers;
    }

    /**
     * The page, in the caller's transaction. A page is folded from many events and cannot be told which of its words came of
     * which; so it is left out as a whole where it may have drawn on a withheld one, and a page that says so stands in its
     * place.
     */
    String of(JdbcClient jdbc, Cut cut, DisclosureSubject subject, Collection<Withheld> withheld) {
        return withheld.stream().anyMatch(event -> drawsOn(subject.kind(), event.stream()))
                ? leftOut(cut, subject, withheld)
                : whole(jdbc, cut, subject.kind(), subject.id())
                        .orElseThrow(() -> new IllegalStateException("No page of " + subject + " as of " + cut));
    }

    /** Only the sheet of an engagement draws on what happened to responses and respondents. */
    private static boolean drawsOn(SubjectKind subject, String stream) {
        return subject == SubjectKind.ENGAGEMENT
                || !(stream.startsWith("response/") || stream.startsWith("respondent/"));
    }

    private Optional<String> whole(JdbcClient jdbc, Cut cut, SubjectKind kind, UUID id) {
        return switch (kind) {
            case DECISION -> decisions.page(jdbc, cut, id);
            case ENGAGEMENT -> engagements.page(jdbc, cut, id);
            case SIGN_OFF ->
                signOffs.board(jdbc, cut, id, new AsOf.Position(cut.position()))
                        .map(board -> ViewPage.of(board.request().matter(), board));
            case MERGER -> mergers.one(jdbc, cut, id).map(merger -> ViewPage.of(merger.title(), merger));
        };
    }

    private static String leftOut(Cut cut, DisclosureSubject subject, Collection<Withheld> withheld) {
        return new HtmlPage(Selection.stream(subject))
                .notice(
                        "The page that shows this is left out, because it is made of events of which some are withheld. The"
                                + " other events are in the folder events.")
                .table(
                        "Withheld",
                        List.of("Position", "Exemption", "Reason"),
                        withheld.stream()
                                .map(Withheld::why)
                                .map(event ->
                                        List.of(Long.toString(event.position()), event.exemption(), event.reason())))
                .paragraph("Position " + cut.position() + " of the log " + cut.log() + ".")
                .done();
    }
}
