package org.duly.command.codebook;

import java.util.List;
import java.util.UUID;
import org.duly.command.engagement.EngagementFacts;
import org.duly.command.handling.Command;
import org.duly.command.handling.Streams;
import org.duly.events.codebook.CodingRemap;
import org.jspecify.annotations.Nullable;

/** What may be asked of an engagement's codebook. */
public sealed interface CodebookCommand extends Command {
    /** The engagement whose codebook it is. */
    UUID engagementId();

    @Override
    default String stream() {
        return Streams.codebook(engagementId());
    }

    @Override
    default String scope() {
        return Streams.engagement(engagementId());
    }

    /**
     * Adds a theme.
     *
     * @param startsStream whether it is the codebook's first
     */
    record AddTheme(
            EngagementFacts engagement,
            boolean startsStream,
            String themeId,
            String name,
            String description,
            @Nullable String questionId,
            @Nullable String parent)
            implements CodebookCommand {
        @Override
        public UUID engagementId() {
            return engagement.engagementId();
        }
    }

    /** Makes a theme's name or description clearer. */
    record RewordTheme(UUID engagementId, String themeId, String name, String description, String reason)
            implements CodebookCommand {}

    /** Puts a theme under another, or at the top. */
    record MoveTheme(
            UUID engagementId, String themeId, @Nullable String parent, String reason) implements CodebookCommand {}

    /** Ends a theme in favour of several others, and says where its codings go. */
    record SplitTheme(
            EngagementFacts engagement, String themeId, List<String> into, List<CodingRemap> remaps, String reason)
            implements CodebookCommand {
        @Override
        public UUID engagementId() {
            return engagement.engagementId();
        }
    }

    /** Ends several themes in favour of one other. */
    record MergeThemes(UUID engagementId, List<String> themes, String into, String reason) implements CodebookCommand {}

    /** Ends a theme without another in its place. */
    record RetireTheme(UUID engagementId, String themeId, String reason) implements CodebookCommand {}

    /** Makes the codebook as it stands a version. */
    record FixCodebookVersion(UUID engagementId) implements CodebookCommand {}
}
