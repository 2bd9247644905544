package org.duly.query.ballot;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.duly.events.ballot.BallotAbandoned;
import org.duly.events.ballot.BallotClosed;
import org.duly.events.ballot.BallotDeclared;
import org.duly.events.ballot.BallotEvent;
import org.duly.events.ballot.BallotOpened;
import org.duly.events.ballot.BallotOpeningRefused;
import org.duly.events.ballot.BallotPaperRefused;
import org.duly.events.ballot.BallotPaperReturned;
import org.duly.events.ballot.BallotScheduled;
import org.duly.events.ballot.Constituency;
import org.duly.events.ballot.ElectorateRevised;
import org.duly.events.ballot.RevoteOrdered;
import org.duly.events.ballot.ScrutineerCountRecorded;
import org.duly.events.governance.Irregularity;
import org.duly.query.ballot.BallotFacts.BallotPaper;
import org.duly.query.ballot.BallotFacts.ElectorateChange;
import org.duly.query.ballot.BallotFacts.RefusedPaper;
import org.duly.query.ballot.BallotFacts.RevoteOrder;
import org.duly.query.ballot.BallotFacts.Stage;
import org.duly.query.governance.Act;
import org.duly.query.governance.Kind;
import org.duly.query.governance.Recorded;
import org.duly.query.governance.RecordedIrregularity;
import org.duly.query.log.PlacedEvent;
import org.jspecify.annotations.Nullable;

/** What the events of a ballot make of it. Pure. */
public final class BallotFold {
    private final Recorded<BallotScheduled> scheduled;
    private final List<ElectorateChange> changes = new ArrayList<>();
    private final List<BallotPaper> papers = new ArrayList<>();
    private final List<RefusedPaper> refused = new ArrayList<>();
    private final List<RevoteOrder> ordered = new ArrayList<>();
    private final List<RecordedIrregularity> irregularities = new ArrayList<>();
    private final List<Act> acts = new ArrayList<>();
    private List<Constituency> constituencies;
    private Stage stage = Stage.SCHEDULED;

    @Nullable
    private Recorded<BallotOpened> opened;

    @Nullable
    private Recorded<BallotOpeningRefused> refusedToOpen;

    @Nullable
    private Recorded<BallotClosed> closed;

    @Nullable
    private Recorded<BallotDeclared> declared;

    @Nullable
    private String abandonedBecause;

    private BallotFold(PlacedEvent first) {
        this.scheduled = new Recorded<>((BallotScheduled) first.envelope().data(), Act.of(first));
        this.constituencies = scheduled.what().constituencies();
    }

    /**
     * A ballot from the beginning of its stream.
     *
     * @param events at least one
     */
    public static BallotFacts all(List<PlacedEvent> events) {
        BallotFold fold = new BallotFold(events.getFirst());
        events.forEach(fold::take);
        return fold.done(events.getLast());
    }

    private void take(PlacedEvent event) {
        switch ((BallotEvent) event.envelope().data()) {
            case BallotPaperReturned paper ->
                papers.add(new BallotPaper(
                        paper.constituencyId(), paper.member(), event.envelope().time(), event.position()));
            case BallotPaperRefused paper ->
                refused.add(new RefusedPaper(
                        paper.constituencyId(),
                        paper.member(),
                        paper.reason(),
                        event.envelope().time(),
                        event.position()));
            case BallotEvent other -> {
                Act act = Act.of(event);
                acts.add(act);
                take(other, act);
            }
        }
    }

    private void take(BallotEvent event, Act in) {
        switch (event) {
            case BallotScheduled _, BallotPaperReturned _, BallotPaperRefused _ -> {}
            case ElectorateRevised revised -> {
                constituencies = revised.constituencies();
                changes.add(new ElectorateChange(revised.reason(), in));
            }
            case BallotOpened as -> {
                stage = Stage.OPEN;
                opened = new Recorded<>(as, in);
                show(as.irregularities(), in);
            }
            case BallotOpeningRefused as -> refusedToOpen = new Recorded<>(as, in);
            case BallotClosed as -> {
                stage = Stage.CLOSED;
                closed = new Recorded<>(as, in);
                show(as.irregularities(), in);
            }
            // The counts come with the declaration and are nobody's to see before it.
            case ScrutineerCountRecorded count -> show(count.irregularities(), in);
            case BallotDeclared as -> {
                stage = Stage.DECLARED;
                declared = new Recorded<>(as, in);
                show(as.irregularities(), in);
            }
            case RevoteOrdered order -> ordered.add(new RevoteOrder(order.constituencies(), order.reason(), in));
            case BallotAbandoned abandoned -> {
                stage = Stage.ABANDONED;
                abandonedBecause = abandoned.reason();
            }
        }
    }

    private void show(List<Irregularity> broken, Act in) {
        broken.forEach(irregularity -> irregularities.add(new RecordedIrregularity(irregularity, in)));
    }

    private BallotFacts done(PlacedEvent last) {
        return new BallotFacts(
                UUID.fromString(Kind.BALLOT.idOf(last.envelope().stream())),
                scheduled.what(),
                scheduled.in(),
                constituencies,
                List.copyOf(changes),
                stage,
                opened,
                refusedToOpen,
                closed,
                List.copyOf(papers),
                List.copyOf(refused),
                declared,
                List.copyOf(ordered),
                abandonedBecause,
                List.copyOf(irregularities),
                List.copyOf(acts),
                last);
    }
}
