package org.duly.query.response;

import java.util.List;
import org.duly.events.response.ProposalPosition;
import org.duly.events.response.ResponseCoded;
import org.duly.events.response.ThemeCoding;

/**
 * What a coding says of a response.
 *
 * @param codebookVersion the fixed version of the codebook it was made with
 * @param positions one for each proposal
 */
public record CodingContent(int codebookVersion, List<ProposalPosition> positions, List<ThemeCoding> codings) {
    static CodingContent of(ResponseCoded coded) {
        return new CodingContent(coded.codebookVersion(), coded.positions(), coded.codings());
    }
}
