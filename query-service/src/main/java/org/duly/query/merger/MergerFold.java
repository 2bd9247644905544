package org.duly.query.merger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duly.events.governance.ConditionEvent;
import org.duly.events.governance.Irregularity;
import org.duly.events.merger.ApplicationDetermined;
import org.duly.events.merger.ApplicationSubmitted;
import org.duly.events.merger.CriterionEvidenced;
import org.duly.events.merger.MemberSupportRecorded;
import org.duly.events.merger.MergerAbandoned;
import org.duly.events.merger.MergerCase;
import org.duly.events.merger.MergerDecided;
import org.duly.events.merger.MergerEffective;
import org.duly.events.merger.MergerEvent;
import org.duly.events.merger.MergerProposed;
import org.duly.events.merger.PartyResolved;
import org.duly.events.merger.StakeholderViewRecorded;
import org.duly.events.merger.TransferSchemeMade;
import org.duly.query.governance.Act;
import org.duly.query.governance.Kind;
import org.duly.query.governance.Recorded;
import org.duly.query.governance.RecordedIrregularity;
import org.duly.query.log.PlacedEvent;
import org.duly.query.merger.MergerFacts.Application;
import org.jspecify.annotations.Nullable;

/** What the events of a merger make of it. Pure. */
public final class MergerFold {
    private final Act proposedIn;
    private final List<Recorded<CriterionEvidenced>> evidence = new ArrayList<>();
    private final List<Recorded<StakeholderViewRecorded>> views = new ArrayList<>();
    private final Map<String, Recorded<MemberSupportRecorded>> support = new LinkedHashMap<>();
    private final Map<String, Recorded<PartyResolved>> resolutions = new LinkedHashMap<>();
    private final List<Recorded<MergerDecided>> decisions = new ArrayList<>();
    private final List<Application> applications = new ArrayList<>();
    private final List<RecordedIrregularity> irregularities = new ArrayList<>();
    private final List<Act> acts = new ArrayList<>();
    private MergerCase merger;

    @Nullable
    private Recorded<TransferSchemeMade> transferScheme;

    @Nullable
    private Recorded<MergerEffective> effective;

    @Nullable
    private Recorded<MergerAbandoned> abandoned;

    private MergerFold(PlacedEvent first) {
        this.proposedIn = Act.of(first);
        this.merger = MergerCase.of((MergerProposed) first.envelope().data());
    }

    /**
     * A merger from the beginning of its stream.
     *
     * @param events at least one
     */
    public static MergerFacts all(List<PlacedEvent> events) {
        MergerFold fold = new MergerFold(events.getFirst());
        events.forEach(fold::take);
        return fold.done(events.getLast());
    }

    private void take(PlacedEvent event) {
        Act in = Act.of(event);
        acts.add(in);
        MergerEvent data = (MergerEvent) event.envelope().data();
        merger = merger.with(data);
        switch (data) {
            case MergerProposed _, ConditionEvent _ -> {}
            case CriterionEvidenced as -> evidence.add(new Recorded<>(as, in));
            case StakeholderViewRecorded as -> views.add(new Recorded<>(as, in));
            case MemberSupportRecorded as -> support.put(as.party(), new Recorded<>(as, in));
            case PartyResolved as -> resolutions.put(as.party(), new Recorded<>(as, in));
            case MergerDecided as -> {
                decisions.add(new Recorded<>(as, in));
                show(as.irregularities(), in);
            }
            case ApplicationSubmitted as -> applications.add(new Application(new Recorded<>(as, in), null));
            case ApplicationDetermined as -> determined(new Recorded<>(as, in));
            case TransferSchemeMade as -> transferScheme = new Recorded<>(as, in);
            case MergerEffective as -> {
                effective = new Recorded<>(as, in);
                show(as.irregularities(), in);
            }
            case MergerAbandoned as -> abandoned = new Recorded<>(as, in);
        }
    }

    /** A determination is of the last application, and a later one takes the place of an earlier, such as a deferral. */
    private void determined(Recorded<ApplicationDetermined> as) {
        if (!applications.isEmpty()) {
            Application last = applications.removeLast();
            applications.add(new Application(last.submitted(), as));
        }
    }

    private void show(List<Irregularity> broken, Act in) {
        broken.forEach(irregularity -> irregularities.add(new RecordedIrregularity(irregularity, in)));
    }

    private MergerFacts done(PlacedEvent last) {
        return new MergerFacts(
                UUID.fromString(Kind.MERGER.idOf(last.envelope().stream())),
                merger,
                proposedIn,
                List.copyOf(evidence),
                List.copyOf(views),
                Collections.unmodifiableMap(support),
                Collections.unmodifiableMap(resolutions),
                List.copyOf(decisions),
                List.copyOf(applications),
                transferScheme,
                effective,
                abandoned,
                List.copyOf(irregularities),
                List.copyOf(acts),
                last);
    }
}
