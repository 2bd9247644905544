package org.duly.command.governance;

import org.duly.events.governance.Authority;
import org.jspecify.annotations.Nullable;

/**
 * Whether a scheme in force gives a matter to whoever decides it.
 *
 * @param authority absent if none could be named
 * @param decider opaque id of the body or office
 * @param given whether the scheme of the body named gives it, in the way that is said
 */
public record AuthorityStanding(@Nullable Authority authority, String decider, boolean given) {}
