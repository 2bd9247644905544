package org.duly.command.ballot;

import java.util.Set;
import java.util.UUID;

/**
 * What is known of a ballot that is held again.
 *
 * @param ordered ids of the constituencies that are to vote again
 */
public record RevoteOf(UUID ballotId, Set<String> ordered) {}
