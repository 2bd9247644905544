package org.duly.query.disclosure;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.duly.events.DomainEvent;
import org.duly.events.ballot.BallotScheduled;
import org.duly.events.consideration.ConsiderationRaised;
import org.duly.events.decision.DecisionTaken;
import org.duly.events.document.DocumentVersionIssued;
import org.duly.events.governance.Authority;
import org.duly.events.merger.MemberSupportRecorded;
import org.duly.events.merger.MergerDecided;
import org.duly.events.merger.MergerProposed;
import org.duly.events.merger.PartyResolved;
import org.duly.events.signoff.ConsiderationsDiscussed;
import org.duly.events.signoff.PackCirculated;
import org.duly.events.signoff.PackItem;
import org.duly.events.signoff.SignOffRequested;
import org.jspecify.annotations.Nullable;

/** The streams that an event names as what it rests on: whoever is shown the event will ask for them. Pure. */
final class CitedStreams {
    private final Set<String> streams = new LinkedHashSet<>();

    private CitedStreams() {}

    static Set<String> of(DomainEvent event) {
        CitedStreams cited = new CitedStreams();
        switch (event) {
            case DecisionTaken taken -> {
                cited.add("body/", taken.decidedBy());
                cited.scheme(taken.authority());
                cited.all("sign-off/", taken.signOffs());
                cited.all("consideration/", taken.considerations());
                cited.add(
                        "document/",
                        taken.equalityAssessment() == null
                                ? null
                                : taken.equalityAssessment().documentId());
                cited.engagement(taken.engagementId());
                cited.add("merger/", taken.mergerId());
            }
            case SignOffRequested requested -> {
                cited.add("body/", requested.bodyId());
                cited.scheme(requested.authority());
                cited.add("document/", requested.documentId());
                cited.engagement(requested.engagementId());
                cited.add("merger/", requested.mergerId());
            }
            case PackCirculated pack -> {
                for (PackItem item : pack.items()) {
                    cited.add("document/", item.documentId());
                    cited.all("consideration/", item.considerations());
                }
            }
            case ConsiderationsDiscussed discussed -> cited.all("consideration/", discussed.considerations());
            case DocumentVersionIssued issued -> cited.engagement(issued.engagementId());
            case ConsiderationRaised raised -> cited.engagement(raised.engagementId());
            case MergerProposed proposed -> {
                cited.engagement(proposed.engagementId());
                cited.all("organisation/", proposed.parties());
                cited.add("organisation/", proposed.successor().organisationId());
            }
            case PartyResolved resolved -> {
                cited.add("decision/", resolved.decisionId());
                cited.add("sign-off/", resolved.signOffId());
            }
            case MemberSupportRecorded support -> cited.add("ballot/", support.ballotId());
            case MergerDecided decided -> {
                cited.add("body/", decided.decidedBy());
                cited.all("decision/", decided.decisions());
                cited.all("sign-off/", decided.signOffs());
                cited.all("ballot/", decided.ballots());
            }
            case BallotScheduled scheduled -> {
                cited.add("body/", scheduled.bodyId());
                scheduled.constituencies().forEach(constituency -> cited.add("body/", constituency.bodyId()));
                cited.add("ballot/", scheduled.revoteOf());
                cited.engagement(scheduled.engagementId());
                cited.add("merger/", scheduled.mergerId());
            }
            default -> {}
        }
        return cited.streams;
    }

    /** The body whose scheme says who may decide. */
    private void scheme(@Nullable Authority authority) {
        add("body/", authority == null ? null : authority.schemeBody());
    }

    private void engagement(@Nullable UUID id) {
        add("engagement/", id);
        add("codebook/", id);
    }

    private void all(String kind, Collection<?> ids) {
        ids.forEach(id -> add(kind, id));
    }

    private void add(String kind, @Nullable Object id) {
        if (id != null) {
            streams.add(kind + id);
        }
    }
}
