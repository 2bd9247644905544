package org.duly.events.signoff;

import org.duly.events.EventType;

/**
 * A member declared an interest in the item. A declaration is not a recusal.
 *
 * @param interestId short and stable within the sign-off
 * @param description as it stands in the register of interests
 */
@EventType("org.duly.governance.interest-declared.v1")
public record InterestDeclared(String interestId, String member, InterestKind kind, String description)
        implements SignOffEvent {}
