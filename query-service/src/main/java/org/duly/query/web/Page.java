package org.duly.query.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Some rows, and where to go on.
 *
 * @param next to be given as {@code after} for the next page; null on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {
    /** Makes a page of rows of which one more than a page was read, so that it is known whether another follows. */
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, String> cursor) {
        if (oneMore.size() <= limit) {
            return new Page<>(List.copyOf(oneMore), null);
        }
        List<T> rows = List.copyOf(oneMore.subList(0, limit));
        return new Page<>(rows, cursor.apply(rows.getLast()));
    }
}
