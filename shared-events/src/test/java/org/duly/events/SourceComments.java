package org.duly.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the sources say about the published types, so that schemas and pages say the same. */
final class SourceComments {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern TYPE_COMMENT = Pattern.compile(
            "(?s)/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@EventType\\([^)]*\\)\\s*)?public (?:record|enum|sealed|final)");

    private SourceComments() {}

    /** The first sentences about a type, without its parameters. */
    static String of(Class<?> type) {
        return comment(type).replaceAll("(?s)@param.*|@see.*", "").strip();
    }

    /** What is said about a record's component, or null if its name says it all. */
    static @Nullable String of(Class<?> record, String component) {
        Matcher found = Pattern.compile("(?s)@param " + component + " (.*?)(?=@param|@see|$)")
                .matcher(comment(record));
        return found.find() ? found.group(1).strip() : null;
    }

    private static String comment(Class<?> type) {
        Matcher found = TYPE_COMMENT.matcher(source(type));
        if (!found.find()) {
            throw new IllegalStateException(type.getName() + " has no comment");
        }
        return found.group(1)
                .replaceAll("(?m)^\\s*\\* ?", "")
                .replaceAll("\\{@(?:code|link) #?([^}]*)}", "$1")
                .replaceAll("<[^>]*>", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String source(Class<?> type) {
        try {
            return Files.readString(SOURCES.resolve(type.getName().replace('.', '/') + ".java"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
