package org.duly.command.response;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.duly.events.response.Codings;
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
     * @param duplicateOf the responses it is said to repeat
     * @param campaign the campaign it is said to be one of, or null
     * @param attachments the keyed digests of the documents added and not set aside
     */
    record Logged(
            Instant receivedAt,
            List<TextVersion> versions,
            Standing standing,
            Ruling ruling,
            Codings codings,
            Set<UUID> duplicateOf,
            @Nullable String campaign,
            Set<String> attachments)
            implements ResponseState {
        public Logged {
            versions = List.copyOf(versions);
            duplicateOf = Set.copyOf(duplicateOf);
            attachments = Set.copyOf(attachments);
        }

        /** As it was logged. */
        static Logged pending(Instant receivedAt, TextVersion first) {
            return new Logged(
                    receivedAt,
                    List.of(first),
                    new Standing.Pending(),
                    Ruling.NONE,
                    Codings.NONE,
                    Set.of(),
                    null,
                    Set.of());
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
            return new Logged(receivedAt, versions, changed, ruling, codings, duplicateOf, campaign, attachments);
        }

        Logged with(Ruling made) {
            return new Logged(receivedAt, versions, standing, made, codings, duplicateOf, campaign, attachments);
        }

        Logged with(Codings changed) {
            return new Logged(receivedAt, versions, standing, ruling, changed, duplicateOf, campaign, attachments);
        }

        Logged amended(List<TextVersion> all) {
            return new Logged(receivedAt, all, standing, ruling, codings, duplicateOf, campaign, attachments);
        }

        Logged repeating(UUID other) {
            Set<UUID> more = new HashSet<>(duplicateOf);
            more.add(other);
            return new Logged(receivedAt, versions, standing, ruling, codings, more, campaign, attachments);
        }

        Logged notRepeating(UUID other) {
            Set<UUID> fewer = new HashSet<>(duplicateOf);
            fewer.remove(other);
            return new Logged(receivedAt, versions, standing, ruling, codings, fewer, campaign, attachments);
        }

        Logged inCampaign(@Nullable String changed) {
            return new Logged(receivedAt, versions, standing, ruling, codings, duplicateOf, changed, attachments);
        }

        Logged attached(String document) {
            Set<String> more = new HashSet<>(attachments);
            more.add(document);
            return new Logged(receivedAt, versions, standing, ruling, codings, duplicateOf, campaign, more);
        }

        Logged setAside(String document) {
            Set<String> fewer = new HashSet<>(attachments);
            fewer.remove(document);
            return new Logged(receivedAt, versions, standing, ruling, codings, duplicateOf, campaign, fewer);
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
