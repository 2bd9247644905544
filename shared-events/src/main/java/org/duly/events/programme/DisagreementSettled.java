package org.duly.events.programme;

import org.duly.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * Someone answerable said which of the statements holds, or what holds instead.
 *
 * @param holds what holds from now on
 * @param source where that is stated, if anywhere
 */
@EventType("org.duly.programme.disagreement-settled.v1")
public record DisagreementSettled(
        String disagreementId,
        String holds,
        String reason,
        @Nullable SourceReference source) implements ProgrammeEvent {}
