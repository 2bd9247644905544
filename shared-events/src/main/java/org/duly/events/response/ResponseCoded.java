package org.duly.events.response;

import java.util.List;
import org.duly.events.Classification;
import org.duly.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The response was coded: one overall position per proposal, and its themes. Several people may code a response, each
 * apart from the others; what one codes later takes the place of what they coded before. A model's coding is a suggestion
 * and counts for nothing until a person adopts it.
 *
 * @param responseVersion the version of the answers that was coded, from 1
 * @param coder opaque id of the person or the model
 * @param adopts which of the response's codings, from 1 in the order they were recorded, this person took over from a model;
 *     absent for a person's own
 */
@EventType(value = "org.duly.engagement.response-coded.v1", classification = Classification.OFFICIAL_SENSITIVE)
public record ResponseCoded(
        int responseVersion,
        int codebookVersion,
        List<ProposalPosition> positions,
        List<ThemeCoding> codings,
        String coder,
        CodingOrigin origin,
        @Nullable Integer adopts)
        implements ResponseEvent {
    /** A coding that takes over nothing. */
    public ResponseCoded(
            int responseVersion,
            int codebookVersion,
            List<ProposalPosition> positions,
            List<ThemeCoding> codings,
            String coder,
            CodingOrigin origin) {
        this(responseVersion, codebookVersion, positions, codings, coder, origin, null);
    }
}
