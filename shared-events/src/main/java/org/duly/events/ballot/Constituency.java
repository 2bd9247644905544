package org.duly.events.ballot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a ballot that is counted apart.
 *
 * @param bodyId the body whose members they are
 */
public record Constituency(
        String constituencyId, String name, @Nullable String bodyId, List<Elector> electorate) {}
