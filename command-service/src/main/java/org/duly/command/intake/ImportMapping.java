package org.duly.command.intake;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a file mean.
 *
 * @param columns which column says what; a column that is not named is not imported
 * @param constants what holds for every row in which no column says otherwise: field to value
 * @param zone of times that do not say theirs, an IANA name; Europe/London if null
 * @param dayFirst whether 04/05/2019 is 4 May; yes if null
 */
public record ImportMapping(
        List<ColumnMapping> columns,
        @Nullable Map<String, String> constants,
        @Nullable String zone,
        @Nullable Boolean dayFirst) {
    public ImportMapping {
        columns = List.copyOf(columns);
        constants = constants == null ? Map.of() : Map.copyOf(constants);
    }

    /**
     * What one column means. Several may say the same field: a day and a time, first and last name, the options of one
     * question each in a column of its own; what they say is put together in the order given here.
     *
     * @param column its name in the file
     * @param to a field of a response (see {@link Fields}), or {@code answers.Q1} for the question with the id Q1
     * @param values what a value in the file stands for, whatever its capitals: {@code "Yes, I am a GP" -> "practices"}
     * @param otherwise what every value stands for that is not among these; itself if null
     * @param separator between the options of one cell, for example {@code ;}; none if null
     * @param withName whether the column's name is put before what it says: {@code Clarity: 7}
     */
    public record ColumnMapping(
            String column,
            String to,
            @Nullable Map<String, String> values,
            @Nullable String otherwise,
            @Nullable String separator,
            @Nullable Boolean withName) {
        public ColumnMapping {
            values = values == null ? Map.of() : Map.copyOf(values);
        }
    }
}
