package org.duly.command.web;

import org.jspecify.annotations.Nullable;

/**
 * Who acts, in which role, for whom. Ids are opaque: who they are is not known here.
 *
 * @param onBehalfOf the person or body for whom they act, or null if for nobody else
 */
public record Actor(String id, String role, @Nullable String onBehalfOf) {}
