package org.duly.events.response;

import java.util.List;
import org.duly.events.Classification;
import org.duly.events.EventType;

/**
 * The response was coded: one overall position per proposal, and its themes.
 *
 * @param responseVersion the version of the answers that was coded, from 1
 * @param coder opaque id of the person or the model
 */
@EventType(value = "org.duly.engagement.response-coded.v1", classification = Classification.OFFICIAL_SENSITIVE)
public record ResponseCoded(
        int responseVersion,
        int codebookVersion,
        List<ProposalPosition> positions,
        List<ThemeCoding> codings,
        String coder,
        CodingOrigin origin)
        implements ResponseEvent {}
