package org.duly.command.response;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.duly.events.response.ExclusionReason;
import org.jspecify.annotations.Nullable;

/** What decisions about a response need to know. */
public sealed interface ResponseState {
    /** Nothing was received. */
    record NotLogged() implements ResponseState {}

    /**
     * Received and logged.
     *
     * @param versions what each version of the answers held, the logged one first
     * @param coder who coded it last, or null if nobody did
     */
    record Logged(
            Instant receivedAt,
            List<TextVersion> versions,
            Standing standing,
            Ruling ruling,
            @Nullable String coder) implements ResponseState {
        public Logged {
            versions = List.copyOf(versions);
        }

        /** The number of the last version of the answers, from 1. */
        int lastVersion() {
            return versions.size();
        }

        /** Who keyed the last version that did not arrive as data, or null if all did. */
        @Nullable
        String lastKeyedBy() {
            for (TextVersion version : versions.reversed()) {
                if (version.keyedBy() != null) {
                    return version.keyedBy();
                }
            }
            return null;
        }

        Logged with(Standing changed) {
            return new Logged(receivedAt, versions, changed, ruling, coder);
        }

        Logged with(Ruling made) {
            return new Logged(receivedAt, versions, standing, made, coder);
        }

        Logged codedBy(String whoCoded) {
            return new Logged(receivedAt, versions, standing, ruling, whoCoded);
        }

        Logged amended(List<TextVersion> all) {
            return new Logged(receivedAt, all, standing, ruling, coder);
        }
    }

    /**
     * One version of the answers. Its text is out of reach here, and never changes.
     *
     * @param answered the questions it answers
     * @param keyedBy who keyed it, or null if it arrived as data
     */
    record TextVersion(Set<String> answered, @Nullable String keyedBy) {
        public TextVersion {
            answered = Set.copyOf(answered);
        }
    }

    /** Whether a response is in the count. Every received response is exactly one of these. */
    sealed interface Standing {
        /** Not decided yet. */
        record Pending() implements Standing {}

        /** In the count. */
        record Counted() implements Standing {}

        /** Left out, for a reason. */
        record Excluded(ExclusionReason reason) implements Standing {}

        /** Taken back by the respondent: received, and among the excluded from then on. */
        record TakenBack() implements Standing {}
    }

    /** What was ruled about a late response. */
    enum Ruling {
        NONE,
        MAY_BE_COUNTED,
        MAY_NOT_BE_COUNTED
    }
}
