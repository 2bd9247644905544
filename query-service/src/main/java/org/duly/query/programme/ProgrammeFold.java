package org.duly.query.programme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duly.events.EventEnvelope;
import org.duly.events.programme.DisagreementNoted;
import org.duly.events.programme.DisagreementSettled;
import org.duly.events.programme.EngagementAddedToProgramme;
import org.duly.events.programme.MilestoneAbandoned;
import org.duly.events.programme.MilestoneMet;
import org.duly.events.programme.MilestoneMissed;
import org.duly.events.programme.MilestoneRescheduled;
import org.duly.events.programme.MilestoneSet;
import org.duly.events.programme.ProgrammeEvent;
import org.duly.events.programme.ProgrammeStarted;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.duly.query.log.PlacedEvent;
import org.duly.query.programme.ProgrammeFacts.Disagreement;
import org.duly.query.programme.ProgrammeFacts.Kind;
import org.duly.query.programme.ProgrammeFacts.Milestone;
import org.duly.query.programme.ProgrammeFacts.MilestoneAct;
import org.duly.query.programme.ProgrammeFacts.Settled;
import org.duly.query.programme.ProgrammeFacts.Standing;
import org.jspecify.annotations.Nullable;

/** What the events of a programme make of it. Pure. */
final class ProgrammeFold {
    static final String STREAM = "programme/";

    private final ProgrammeStarted started;
    private final List<UUID> engagements = new ArrayList<>();
    private final Map<String, Milestone> milestones = new LinkedHashMap<>();
    private final Map<String, Disagreement> disagreements = new LinkedHashMap<>();

    private ProgrammeFold(ProgrammeStarted started) {
        this.started = started;
    }

    /**
     * A programme from the beginning of its stream.
     *
     * @param events at least one
     */
    static ProgrammeFacts all(List<PlacedEvent> events) {
        ProgrammeFold fold = new ProgrammeFold(
                (ProgrammeStarted) events.getFirst().envelope().data());
        events.forEach(fold::take);
        return new ProgrammeFacts(
                fold.started.title(),
                fold.started.purpose(),
                fold.started.ownerBodies(),
                List.copyOf(fold.engagements),
                List.copyOf(fold.milestones.values()),
                List.copyOf(fold.disagreements.values()));
    }

    private void take(PlacedEvent event) {
        switch ((ProgrammeEvent) event.envelope().data()) {
            case ProgrammeStarted _ -> {}
            case EngagementAddedToProgramme added -> engagements.add(added.engagementId());
            case MilestoneSet set ->
                milestones.put(
                        set.milestoneId(),
                        new Milestone(
                                set.milestoneId(),
                                set.name(),
                                set.engagementId(),
                                Standing.SET,
                                set.due(),
                                null,
                                List.of(act(event, Kind.SET, null, set.due(), set.source(), null))));
            case MilestoneRescheduled moved ->
                change(
                        moved.milestoneId(),
                        Standing.SET,
                        moved.to(),
                        null,
                        act(event, Kind.MOVED, moved.from(), moved.to(), moved.source(), moved.reason()));
            case MilestoneMet met ->
                change(
                        met.milestoneId(),
                        Standing.MET,
                        null,
                        met.on(),
                        act(event, Kind.MET, null, met.on(), met.evidence(), null));
            case MilestoneMissed missed ->
                change(
                        missed.milestoneId(),
                        Standing.MISSED,
                        null,
                        null,
                        act(event, Kind.MISSED, null, missed.due(), null, missed.explanation()));
            case MilestoneAbandoned abandoned ->
                change(
                        abandoned.milestoneId(),
                        Standing.ABANDONED,
                        null,
                        null,
                        act(event, Kind.ABANDONED, null, null, abandoned.source(), abandoned.reason()));
            case DisagreementNoted noted ->
                disagreements.put(
                        noted.disagreementId(),
                        new Disagreement(
                                noted.disagreementId(),
                                noted.subject(),
                                noted.statements(),
                                noted.milestoneId(),
                                event.envelope().time(),
                                null));
            case DisagreementSettled settled ->
                disagreements.computeIfPresent(
                        settled.disagreementId(), (_, open) -> settled(open, settled, event.envelope()));
        }
    }

    private void change(
            String milestoneId,
            Standing standing,
            @Nullable StatedDate newDue,
            @Nullable StatedDate metOn,
            MilestoneAct act) {
        milestones.computeIfPresent(milestoneId, (_, milestone) -> {
            List<MilestoneAct> history = new ArrayList<>(milestone.history());
            history.add(act);
            return new Milestone(
                    milestoneId,
                    milestone.name(),
                    milestone.engagementId(),
                    standing,
                    newDue == null ? milestone.due() : newDue,
                    metOn,
                    List.copyOf(history));
        });
    }

    private static Disagreement settled(Disagreement open, DisagreementSettled settled, EventEnvelope envelope) {
        return new Disagreement(
                open.disagreementId(),
                open.subject(),
                open.statements(),
                open.milestoneId(),
                open.notedAt(),
                new Settled(settled.holds(), settled.reason(), settled.source(), envelope.time(), envelope.actor()));
    }

    private static MilestoneAct act(
            PlacedEvent event,
            Kind kind,
            @Nullable StatedDate from,
            @Nullable StatedDate date,
            @Nullable SourceReference source,
            @Nullable String reason) {
        EventEnvelope envelope = event.envelope();
        return new MilestoneAct(
                kind,
                envelope.time(),
                envelope.recordedTime(),
                event.position(),
                envelope.actor(),
                from,
                date,
                source,
                reason);
    }
}
