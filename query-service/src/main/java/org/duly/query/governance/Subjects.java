package org.duly.query.governance;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.duly.events.EventEnvelope;
import org.duly.events.ballot.BallotEvent;
import org.duly.events.ballot.BallotScheduled;
import org.duly.events.ballot.Constituency;
import org.duly.events.body.BodyConstituted;
import org.duly.events.body.BodyEvent;
import org.duly.events.codebook.CodebookEvent;
import org.duly.events.consideration.ConsiderationEvent;
import org.duly.events.decision.DecisionEvent;
import org.duly.events.decision.DecisionRescinded;
import org.duly.events.decision.DecisionSuperseded;
import org.duly.events.decision.DecisionTaken;
import org.duly.events.disclosure.DisclosureEvent;
import org.duly.events.document.DocumentEvent;
import org.duly.events.document.DocumentVersionIssued;
import org.duly.events.engagement.EngagementEvent;
import org.duly.events.merger.MergerEvent;
import org.duly.events.merger.MergerProposed;
import org.duly.events.organisation.OrganisationDissolved;
import org.duly.events.organisation.OrganisationEstablished;
import org.duly.events.organisation.OrganisationEvent;
import org.duly.events.organisation.OrganisationFederated;
import org.duly.events.privacy.PrivacyEvent;
import org.duly.events.programme.ProgrammeEvent;
import org.duly.events.response.ResponseEvent;
import org.duly.events.signoff.SignOffEvent;
import org.duly.events.signoff.SignOffRequested;
import org.jspecify.annotations.Nullable;

/**
 * What an event's stream has to do with from that event on: it is found by any of these. Mostly the first event of a stream
 * says it all. Pure.
 */
public final class Subjects {
    /** What every stream of governance has to do with. */
    public static final String EVERYTHING = "*";

    private final Set<String> found = new LinkedHashSet<>();

    private Subjects() {}

    /** One proposal of an engagement. */
    private static String proposal(UUID engagementId, String proposalId) {
        return "proposal/" + engagementId + "/" + proposalId;
    }

    /** An engagement as a whole. */
    public static String engagement(UUID engagementId) {
        return "engagement/" + engagementId;
    }

    /** One proposal of an engagement, or with none given the engagement as a whole. */
    public static String engagement(UUID engagementId, @Nullable String proposalId) {
        return proposalId == null ? engagement(engagementId) : proposal(engagementId, proposalId);
    }

    /** The subjects an event connects its stream with; none for events of other streams. */
    static Set<String> of(EventEnvelope event) {
        Subjects subjects = new Subjects();
        boolean governs = switch (event.data()) {
            case BodyEvent body -> subjects.of(body);
            case DocumentEvent document -> subjects.of(document);
            case SignOffEvent signOff -> subjects.of(signOff);
            case DecisionEvent decision -> subjects.of(decision);
            case BallotEvent ballot -> subjects.of(ballot);
            case MergerEvent merger -> subjects.of(merger);
            case OrganisationEvent organisation -> subjects.of(organisation);
            case EngagementEvent _,
                    ResponseEvent _,
                    CodebookEvent _,
                    ConsiderationEvent _,
                    ProgrammeEvent _,
                    PrivacyEvent _,
                    DisclosureEvent _ -> false;
        };
        if (governs && event.streamVersion() == 0) {
            subjects.found.add(EVERYTHING);
            subjects.found.add(event.stream());
        }
        return subjects.found;
    }

    private boolean of(BodyEvent event) {
        if (event instanceof BodyConstituted constituted) {
            add(Kind.ORGANISATION, constituted.organisationId());
        }
        return true;
    }

    private boolean of(DocumentEvent event) {
        // The engagement is the same in every version.
        if (event instanceof DocumentVersionIssued issued && issued.version() == 1) {
            about(issued.engagementId(), Set.of());
            add(Kind.BODY, issued.issuedBy());
        }
        return true;
    }

    private boolean of(SignOffEvent event) {
        if (event instanceof SignOffRequested requested) {
            add(Kind.BODY, requested.bodyId());
            add(Kind.DOCUMENT, requested.documentId());
            about(requested.engagementId(), requested.proposals());
            add(Kind.MERGER, requested.mergerId());
        }
        return true;
    }

    private boolean of(DecisionEvent event) {
        switch (event) {
            case DecisionTaken taken -> {
                add(Kind.BODY, taken.decidedBy());
                about(taken.engagementId(), taken.proposals());
                add(Kind.MERGER, taken.mergerId());
                taken.organisations().forEach(organisation -> add(Kind.ORGANISATION, organisation));
                taken.signOffs().forEach(signOff -> add(Kind.SIGN_OFF, signOff));
            }
            // So that the later decision is found to have taken the place of the earlier one.
            case DecisionSuperseded superseded -> add(Kind.DECISION, superseded.by());
            case DecisionRescinded rescinded -> add(Kind.DECISION, rescinded.by());
            default -> {}
        }
        return true;
    }

    private boolean of(BallotEvent event) {
        if (event instanceof BallotScheduled scheduled) {
            add(Kind.BODY, scheduled.bodyId());
            for (Constituency constituency : scheduled.constituencies()) {
                add(Kind.BODY, constituency.bodyId());
            }
            about(scheduled.engagementId(), scheduled.proposalId() == null ? Set.of() : Set.of(scheduled.proposalId()));
            add(Kind.MERGER, scheduled.mergerId());
            add(Kind.BALLOT, scheduled.revoteOf());
        }
        return true;
    }

    private boolean of(MergerEvent event) {
        if (event instanceof MergerProposed proposed) {
            about(proposed.engagementId(), Set.of());
            proposed.parties().forEach(party -> add(Kind.ORGANISATION, party));
            add(Kind.ORGANISATION, proposed.successor().organisationId());
        }
        return true;
    }

    private boolean of(OrganisationEvent event) {
        switch (event) {
            case OrganisationEstablished established -> {
                established.predecessors().forEach(other -> add(Kind.ORGANISATION, other));
                add(Kind.MERGER, established.mergerId());
            }
            case OrganisationFederated federated -> federated.with().forEach(other -> add(Kind.ORGANISATION, other));
            case OrganisationDissolved dissolved -> {
                dissolved.successors().forEach(other -> add(Kind.ORGANISATION, other));
                add(Kind.MERGER, dissolved.mergerId());
            }
            default -> {}
        }
        return true;
    }

    private void about(@Nullable UUID engagementId, Collection<String> proposals) {
        if (engagementId != null) {
            found.add(engagement(engagementId));
            proposals.forEach(proposal -> found.add(proposal(engagementId, proposal)));
        }
    }

    private void add(Kind kind, @Nullable Object id) {
        if (id != null) {
            found.add(kind.of(id));
        }
    }
}
