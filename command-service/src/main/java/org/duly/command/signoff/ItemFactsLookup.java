package org.duly.command.signoff;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.duly.command.body.BodyLookup;
import org.duly.command.body.KnownBody;
import org.duly.command.document.DocumentLookup;
import org.duly.command.document.KnownDocument;
import org.duly.command.governance.AuthorityLookup;
import org.duly.command.governance.AuthorityLookup.KnownAuthority;
import org.duly.command.governance.Gate.GateFacts;
import org.duly.command.governance.GateLookup;
import org.duly.command.governance.GateLookup.KnownGate;
import org.duly.command.log.Append.Guard;
import org.duly.command.signoff.SignOffState.Phase;
import org.duly.events.signoff.SignOffRequested;

/**
 * Looks up what a body's act on an item stands on, with what must not have been recorded since for it to stand: another
 * version of the document, another line of the scheme, another seat, another response. Thread-safe.
 */
public final class ItemFactsLookup {
    private final BodyLookup bodies;
    private final DocumentLookup documents;
    private final AuthorityLookup authorities;
    private final GateLookup gates;

    public ItemFactsLookup(BodyLookup bodies, DocumentLookup documents, AuthorityLookup authorities, GateLookup gates) {
        this.bodies = bodies;
        this.documents = documents;
        this.authorities = authorities;
        this.gates = gates;
    }

    /** The facts about a sign-off at the head of the log. */
    public KnownItem find(KnownSignOff signOff) {
        SignOffRequested request = signOff.state().request();
        KnownBody body = bodies.body(request.bodyId());
        KnownDocument document = documents.document(request.documentId());
        KnownAuthority authority = authorities.find(request.authority(), request.bodyId());
        List<Guard> guards = new ArrayList<>(List.of(body.guard(), document.guard()));
        guards.addAll(authority.guards());
        GateFacts gate = null;
        UUID engagement = request.engagementId();
        if (engagement != null && isJudgedNow(signOff.state().phase())) {
            KnownGate known = gates.find(engagement);
            gate = known.facts();
            guards.addAll(known.guards());
            guards.add(signOff.guard());
        }
        return new KnownItem(
                new ItemFacts(body.roll(), document.versions(), authority.standing(), signOff.pack(), gate), guards);
    }

    /** After a vote that was opened through the gate, its outcome is not judged again: responses may keep coming in. */
    private static boolean isJudgedNow(Phase phase) {
        return switch (phase) {
            case Phase.Before _, Phase.Urgent _ -> true;
            case Phase.Voting _, Phase.InWriting _, Phase.Declared _, Phase.Over _ -> false;
        };
    }

    /**
     * The facts about an item.
     *
     * @param guards what must not have been recorded since for them to stand
     */
    public record KnownItem(ItemFacts facts, List<Guard> guards) {}
}
