package org.duly.query.response;

import java.time.Instant;
import org.duly.events.engagement.Channel;
import org.duly.events.response.ExclusionReason;
import org.duly.events.response.Position;
import org.duly.events.response.RespondentKind;
import org.jspecify.annotations.Nullable;

/**
 * Which responses of an engagement to show; what is null does not matter. The parameters of the register and of its
 * export.
 *
 * @param exclusionReason of those excluded
 * @param withdrawn whether the respondent took it back
 * @param late whether received at or after the deadline as it stands now
 * @param lateRuled whether somebody ruled on its lateness
 * @param organisation its code
 * @param receivedFrom inclusive
 * @param receivedTo exclusive
 * @param duplicate whether linked as a duplicate of another
 * @param coded whether the answers in force were last coded by a person, not a model
 * @param reviewed whether somebody reviewed that coding
 * @param position of the last coding, on any proposal
 * @param attachment whether there is a scan, letter, e-mail or other document with it
 * @param receipt the exact receipt number
 * @param q words to be found in the name or in any version of the answers, in web search form: {@code "bus stop" -car}
 */
public record ResponseFilter(
        @Nullable Channel channel,
        @Nullable String group,
        @Nullable String place,
        @Nullable ResponseState state,
        @Nullable ExclusionReason exclusionReason,
        @Nullable Boolean withdrawn,
        @Nullable Boolean late,
        @Nullable Boolean lateRuled,
        @Nullable RespondentKind kind,
        @Nullable String organisation,
        @Nullable String receivingBody,
        @Nullable Instant receivedFrom,
        @Nullable Instant receivedTo,
        @Nullable String campaign,
        @Nullable Boolean duplicate,
        @Nullable Boolean coded,
        @Nullable Boolean reviewed,
        @Nullable Position position,
        @Nullable Boolean attachment,
        @Nullable String receipt,
        @Nullable String q) {}
