package org.duly.command.ballot;

import java.util.UUID;
import org.duly.command.governance.Gate.GateFacts;
import org.jspecify.annotations.Nullable;

/**
 * What the opening of a ballot stands on beside the ballot itself.
 *
 * @param keyReference id of a key in the vault, for nothing but this ballot's papers
 * @param gate how far the engagement's responses are considered; absent if none is named
 */
public record Opening(UUID keyReference, @Nullable GateFacts gate) {}
