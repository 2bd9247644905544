package org.duly.command.signoff;

import org.duly.command.governance.AuthorityStanding;
import org.duly.command.governance.Gate.GateFacts;
import org.duly.events.body.BodyRoll;
import org.duly.events.document.DocumentVersions;
import org.duly.events.signoff.PackStanding;
import org.jspecify.annotations.Nullable;

/**
 * What a body's act on an item stands on beside the item itself, as looked up at the head of the log.
 *
 * @param document the versions of the document to be signed
 * @param authority whether a scheme in force gives the matter to the body
 * @param pack what was sent to whom and when
 * @param gate how far the engagement's responses are considered; absent if none is named, or if they were judged before a
 *     vote that is now to be followed by its outcome
 */
public record ItemFacts(
        BodyRoll body,
        DocumentVersions document,
        AuthorityStanding authority,
        PackStanding pack,
        @Nullable GateFacts gate) {}
