package org.duly.query.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.duly.events.decision.CallInDismissed;
import org.duly.events.decision.CallInUpheld;
import org.duly.events.decision.DecisionCalledIn;
import org.duly.events.decision.DecisionCorrected;
import org.duly.events.decision.DecisionEffective;
import org.duly.events.decision.DecisionEvent;
import org.duly.events.decision.DecisionPublished;
import org.duly.events.decision.DecisionRecord;
import org.duly.events.decision.DecisionRescinded;
import org.duly.events.decision.DecisionSuperseded;
import org.duly.events.decision.DecisionTaken;
import org.duly.events.decision.ScrutinyReferralDetermined;
import org.duly.events.decision.ScrutinyReferred;
import org.duly.events.governance.ConditionEvent;
import org.duly.events.governance.Irregularity;
import org.duly.query.decision.DecisionFacts.CallIn;
import org.duly.query.decision.DecisionFacts.Effective;
import org.duly.query.decision.DecisionFacts.Ended;
import org.duly.query.decision.DecisionFacts.Published;
import org.duly.query.decision.DecisionFacts.Referral;
import org.duly.query.governance.Act;
import org.duly.query.governance.Kind;
import org.duly.query.governance.RecordedIrregularity;
import org.duly.query.log.PlacedEvent;
import org.jspecify.annotations.Nullable;

/** What the events of a decision make of it. Pure. */
public final class DecisionFold {
    private final PlacedEvent taken;
    private final List<RecordedIrregularity> irregularities = new ArrayList<>();
    private final List<CallIn> callIns = new ArrayList<>();
    private final List<Referral> referrals = new ArrayList<>();
    private final List<Act> acts = new ArrayList<>();
    private DecisionRecord record;

    @Nullable
    private Published published;

    @Nullable
    private Effective effective;

    @Nullable
    private Ended superseded;

    @Nullable
    private Ended rescinded;

    private DecisionFold(PlacedEvent taken) {
        this.taken = taken;
        this.record = DecisionRecord.of((DecisionTaken) taken.envelope().data());
    }

    /**
     * A decision from the beginning of its stream.
     *
     * @param events at least one
     */
    public static DecisionFacts all(List<PlacedEvent> events) {
        DecisionFold fold = new DecisionFold(events.getFirst());
        events.forEach(fold::take);
        return fold.done(events.getLast());
    }

    private void take(PlacedEvent event) {
        DecisionEvent data = (DecisionEvent) event.envelope().data();
        Act act = Act.of(event);
        acts.add(act);
        record = record.with(data);
        switch (data) {
            case DecisionTaken decision -> show(decision.irregularities(), act);
            case DecisionCorrected _ -> {}
            case DecisionPublished as -> {
                published = new Published(as, act);
                show(as.irregularities(), act);
            }
            case DecisionCalledIn called ->
                callIns.add(new CallIn(called.committee(), called.by(), called.reasons(), act, null, null, null, null));
            case CallInUpheld upheld ->
                determined(upheld.committee(), true, upheld.reasons(), upheld.referredTo(), act);
            case CallInDismissed dismissed -> determined(dismissed.committee(), false, dismissed.reasons(), null, act);
            case ScrutinyReferred referred ->
                referrals.add(new Referral(
                        referred.committee(), referred.to(), referred.reasons(), act, null, null, null, null));
            case ScrutinyReferralDetermined determined -> determined(determined, act);
            case DecisionEffective as -> {
                effective = new Effective(as, act);
                show(as.irregularities(), act);
            }
            case DecisionSuperseded ended -> superseded = new Ended(ended.by(), ended.reason(), act);
            case DecisionRescinded ended -> rescinded = new Ended(ended.by(), ended.reason(), act);
            case ConditionEvent _ -> {}
        }
    }

    private void determined(String committee, boolean upheld, String reasons, @Nullable String referredTo, Act act) {
        callIns.replaceAll(open -> open.upheld() == null && open.committee().equals(committee)
                ? new CallIn(
                        open.committee(), open.by(), open.reasons(), open.calledIn(), upheld, reasons, referredTo, act)
                : open);
    }

    private void determined(ScrutinyReferralDetermined as, Act act) {
        referrals.replaceAll(open -> open.outcome() == null && open.committee().equals(as.committee())
                ? new Referral(
                        open.committee(),
                        open.to(),
                        open.reasons(),
                        open.referredIn(),
                        as.outcome(),
                        as.by(),
                        as.reasons(),
                        act)
                : open);
    }

    private void show(List<Irregularity> broken, Act act) {
        broken.forEach(irregularity -> irregularities.add(new RecordedIrregularity(irregularity, act)));
    }

    private DecisionFacts done(PlacedEvent last) {
        return new DecisionFacts(
                UUID.fromString(Kind.DECISION.idOf(last.envelope().stream())),
                taken,
                record,
                List.copyOf(irregularities),
                published,
                List.copyOf(callIns),
                List.copyOf(referrals),
                effective,
                superseded,
                rescinded,
                List.copyOf(acts),
                last);
    }
}
