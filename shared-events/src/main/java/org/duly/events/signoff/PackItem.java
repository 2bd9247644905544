package org.duly.events.signoff;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A paper in the pack for a meeting.
 *
 * @param itemId short and stable within the sign-off
 * @param sha256 lower-case hex, of the paper's bytes
 * @param documentId with {@code version}, the document it is a version of
 * @param considerations those whose points and answers it sets out
 */
public record PackItem(
        String itemId,
        String title,
        String sha256,
        @Nullable UUID documentId,
        @Nullable Integer version,
        List<UUID> considerations) {}
