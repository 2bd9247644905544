package org.duly.query.audit;

import java.util.Locale;
import java.util.Objects;
import org.duly.platform.web.ProblemException;
import org.duly.query.web.Limits;
import org.jspecify.annotations.Nullable;

/**
 * What an audit trail is of.
 *
 * @param name as it stands in the events: {@code body/<id>}
 */
public record Trail(Of of, String name) {
    /** What has a trail. */
    public enum Of {
        /** Something with all that is about it, such as an engagement with its responses and sign-offs. */
        SCOPE,
        /** One thing alone, such as a decision. */
        STREAM;

        /** The column of the archive. */
        public String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Everything in the scope of an engagement. */
    public static Trail ofEngagement(Object engagementId) {
        return new Trail(Of.SCOPE, "engagement/" + engagementId);
    }

    /**
     * The one that is asked for.
     *
     * @throws ProblemException 400 unless exactly one is given, and can be meant
     */
    public static Trail asked(@Nullable String scope, @Nullable String stream) {
        if ((scope == null) == (stream == null)) {
            throw ProblemException.invalidField(
                    "scope", "Give either a scope, such as body/<id>, or a stream, such as decision/<uuid>");
        }
        return scope == null
                ? new Trail(Of.STREAM, Objects.requireNonNull(Limits.text("stream", stream)))
                : new Trail(Of.SCOPE, Objects.requireNonNull(Limits.text("scope", scope)));
    }

    /** There is none, as a problem. */
    public ProblemException missing() {
        return ProblemException.notFound("Nothing was recorded in the " + of.column() + " " + name);
    }
}
