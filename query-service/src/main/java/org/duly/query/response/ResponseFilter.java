package org.duly.query.response;

import java.time.Instant;
import org.duly.events.engagement.Channel;
import org.duly.events.response.RespondentKind;
import org.jspecify.annotations.Nullable;

/**
 * Which responses of an engagement to show; what is null does not matter.
 *
 * @param late whether received at or after the deadline as it stands now
 * @param receivedFrom inclusive
 * @param receivedTo exclusive
 * @param q words to be found in the name or in any version of the answers, in web search form: {@code "bus stop" -car}
 */
public record ResponseFilter(
        @Nullable Channel channel,
        @Nullable String group,
        @Nullable String place,
        @Nullable ResponseState state,
        @Nullable Boolean late,
        @Nullable RespondentKind kind,
        @Nullable String receivingBody,
        @Nullable Instant receivedFrom,
        @Nullable Instant receivedTo,
        @Nullable String campaign,
        @Nullable String q) {}
