package org.duly.events.programme;

import java.util.List;
import org.duly.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * Documents were found to say different things of the same subject. Both stand on the record.
 *
 * @param disagreementId short and stable within the programme
 * @param subject what they disagree on
 * @param statements what each says, at least two
 * @param milestoneId the milestone it is about, if it is about one
 */
@EventType("org.duly.programme.disagreement-noted.v1")
public record DisagreementNoted(
        String disagreementId,
        String subject,
        List<DocumentStatement> statements,
        @Nullable String milestoneId) implements ProgrammeEvent {}
