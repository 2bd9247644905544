package org.duly.query.signoff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.duly.events.governance.ConditionEvent;
import org.duly.events.governance.Conditions;
import org.duly.events.governance.Irregularity;
import org.duly.events.governance.QuorumCount;
import org.duly.events.governance.VoteTally;
import org.duly.events.signoff.AttendanceRecorded;
import org.duly.events.signoff.CastingVoteGiven;
import org.duly.events.signoff.ConflictRuled;
import org.duly.events.signoff.ConsiderationsDiscussed;
import org.duly.events.signoff.DispensationGranted;
import org.duly.events.signoff.GateFinding;
import org.duly.events.signoff.InterestDeclared;
import org.duly.events.signoff.ItemStanding;
import org.duly.events.signoff.PackCirculated;
import org.duly.events.signoff.PackItem;
import org.duly.events.signoff.PackItemRead;
import org.duly.events.signoff.QuorumConfirmed;
import org.duly.events.signoff.QuorumLost;
import org.duly.events.signoff.SignOffDeferred;
import org.duly.events.signoff.SignOffEvent;
import org.duly.events.signoff.SignOffGranted;
import org.duly.events.signoff.SignOffRefused;
import org.duly.events.signoff.SignOffRequestWithdrawn;
import org.duly.events.signoff.SignOffRequested;
import org.duly.events.signoff.UrgentActionNotRatified;
import org.duly.events.signoff.UrgentActionRatified;
import org.duly.events.signoff.UrgentActionTaken;
import org.duly.events.signoff.VoteCast;
import org.duly.events.signoff.VoteDeclared;
import org.duly.events.signoff.VoteOpened;
import org.duly.events.signoff.WrittenResolutionCarried;
import org.duly.events.signoff.WrittenResolutionLapsed;
import org.duly.events.signoff.WrittenResolutionOpened;
import org.duly.query.governance.Act;
import org.duly.query.governance.Kind;
import org.duly.query.governance.RecordedIrregularity;
import org.duly.query.log.PlacedEvent;
import org.duly.query.signoff.SignOffFacts.Declared;
import org.duly.query.signoff.SignOffFacts.Discussed;
import org.duly.query.signoff.SignOffFacts.Disposition;
import org.duly.query.signoff.SignOffFacts.PackSent;
import org.duly.query.signoff.SignOffFacts.Read;
import org.jspecify.annotations.Nullable;

/** What the events of a sign-off make of it. Pure. */
public final class SignOffFold {
    private final PlacedEvent requested;
    private final SignOffRequested request;
    private final Map<String, PackSent> pack = new LinkedHashMap<>();
    private final List<RecordedIrregularity> irregularities = new ArrayList<>();
    private final List<Discussed> discussed = new ArrayList<>();
    private final List<Act> acts = new ArrayList<>();
    private ItemStanding standing = ItemStanding.NONE;
    private Conditions conditions = Conditions.NONE;
    private Disposition disposition = Disposition.ASKED;
    private List<GateFinding> findings = List.of();

    @Nullable
    private QuorumCount quorum;

    @Nullable
    private Long judgedAtPosition;

    @Nullable
    private Declared declared;

    @Nullable
    private PlacedEvent outcome;

    @Nullable
    private String reason;

    @Nullable
    private SignOffDeferred deferred;

    @Nullable
    private UrgentActionTaken urgent;

    private SignOffFold(PlacedEvent requested) {
        this.requested = requested;
        this.request = (SignOffRequested) requested.envelope().data();
    }

    /**
     * A sign-off from the beginning of its stream.
     *
     * @param events at least one
     */
    public static SignOffFacts all(List<PlacedEvent> events) {
        SignOffFold fold = new SignOffFold(events.getFirst());
        events.forEach(fold::take);
        return fold.done(events.getLast());
    }

    private void take(PlacedEvent event) {
        SignOffEvent data = (SignOffEvent) event.envelope().data();
        acts.add(Act.of(event));
        standing = standing.with(data);
        switch (data) {
            case SignOffRequested asked -> show(asked.irregularities(), event);
            case InterestDeclared _, ConflictRuled _, DispensationGranted _ -> {}
            case VoteCast cast -> show(cast.irregularities(), event);
            case CastingVoteGiven casting -> show(casting.irregularities(), event);
            case PackCirculated sent -> sent.items().forEach(item -> sent(item, sent.to(), event));
            case PackItemRead read -> read(read, event);
            case AttendanceRecorded _ -> takenUp();
            case QuorumConfirmed confirmed -> quorum = confirmed.count();
            case QuorumLost lost -> quorum = lost.count();
            case ConsiderationsDiscussed points ->
                discussed.add(new Discussed(points.considerations(), points.minute(), Act.of(event)));
            case VoteOpened opened -> {
                if (opened.quorum() != null) {
                    quorum = opened.quorum();
                }
                opened(opened.judgedAtPosition(), opened.findings(), opened.irregularities(), event);
            }
            case WrittenResolutionOpened opened ->
                opened(opened.judgedAtPosition(), opened.findings(), opened.irregularities(), event);
            case VoteDeclared result -> {
                declared(result.tally(), result.carried(), event);
                show(result.irregularities(), event);
            }
            case WrittenResolutionCarried result -> {
                declared(result.tally(), true, event);
                show(result.irregularities(), event);
            }
            case WrittenResolutionLapsed result -> declared(result.tally(), false, event);
            case UrgentActionTaken taken -> {
                urgent = taken;
                disposition = Disposition.URGENT;
                show(taken.irregularities(), event);
            }
            case UrgentActionRatified _ -> ends(Disposition.RATIFIED, null, event);
            case UrgentActionNotRatified not -> ends(Disposition.NOT_RATIFIED, not.reasons(), event);
            case SignOffGranted granted -> {
                ends(Disposition.GRANTED, null, event);
                show(granted.irregularities(), event);
            }
            case SignOffRefused refused -> {
                ends(Disposition.REFUSED, refused.reasons(), event);
                show(refused.irregularities(), event);
            }
            case SignOffDeferred put -> {
                deferred = put;
                disposition = Disposition.DEFERRED;
                reason = put.reason();
            }
            case SignOffRequestWithdrawn withdrawn -> ends(Disposition.WITHDRAWN, withdrawn.reason(), event);
            case ConditionEvent condition -> conditions = conditions.with(condition);
        }
    }

    /** The same bytes sent again reach more members and stay read by those who read them. */
    private void sent(PackItem item, List<String> to, PlacedEvent event) {
        PackSent before = pack.get(item.itemId());
        if (before == null || !before.item().sha256().equals(item.sha256())) {
            pack.put(item.itemId(), new PackSent(item, to, Act.of(event), List.of()));
            return;
        }
        Set<String> all = new LinkedHashSet<>(before.to());
        all.addAll(to);
        pack.put(item.itemId(), new PackSent(item, List.copyOf(all), before.sentIn(), before.readBy()));
    }

    private void read(PackItemRead read, PlacedEvent event) {
        pack.computeIfPresent(read.itemId(), (_, paper) -> {
            List<Read> readBy = new ArrayList<>(paper.readBy());
            if (readBy.stream().noneMatch(one -> one.member().equals(read.member()))) {
                readBy.add(new Read(read.member(), event.envelope().time(), event.position()));
            }
            return new PackSent(paper.item(), paper.to(), paper.sentIn(), List.copyOf(readBy));
        });
    }

    private void opened(
            @Nullable Long judged, List<GateFinding> found, List<Irregularity> passedOver, PlacedEvent event) {
        takenUp();
        judgedAtPosition = judged;
        findings = found;
        declared = null;
        show(passedOver, event);
    }

    private void takenUp() {
        if (disposition == Disposition.DEFERRED) {
            disposition = Disposition.ASKED;
            deferred = null;
            reason = null;
        }
    }

    private void declared(VoteTally tally, boolean carried, PlacedEvent event) {
        declared = new Declared(tally, carried, Act.of(event));
    }

    private void ends(Disposition how, @Nullable String why, PlacedEvent event) {
        disposition = how;
        reason = why;
        deferred = null;
        outcome = event;
    }

    private void show(List<Irregularity> broken, PlacedEvent event) {
        broken.forEach(irregularity -> irregularities.add(new RecordedIrregularity(irregularity, Act.of(event))));
    }

    private SignOffFacts done(PlacedEvent last) {
        return new SignOffFacts(
                UUID.fromString(Kind.SIGN_OFF.idOf(last.envelope().stream())),
                request,
                requested,
                List.copyOf(pack.values()),
                standing,
                quorum,
                judgedAtPosition,
                findings,
                List.copyOf(irregularities),
                List.copyOf(discussed),
                declared,
                disposition,
                outcome,
                reason,
                deferred,
                urgent,
                conditions,
                List.copyOf(acts),
                last);
    }
}
