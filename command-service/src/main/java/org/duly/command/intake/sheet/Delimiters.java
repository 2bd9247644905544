package org.duly.command.intake.sheet;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duly.command.intake.sheet.RawRows.RawRow;

/**
 * Which character stands between the cells of a text file: the one that divides its first rows most evenly, and among
 * equals the one that makes the most columns.
 */
final class Delimiters {
    private static final char[] CANDIDATES = {',', ';', '\t', '|'};
    private static final int SAMPLE = 256 * 1024; // characters
    private static final int ROWS = 200;
    private static final double WITH_A_QUOTE_OUT_OF_PLACE = 0.5;

    private Delimiters() {}

    /** @param text from its beginning; not closed */
    static char guess(Reader text) throws IOException {
        char[] sample = new char[SAMPLE];
        int length = 0;
        int read;
        while (length < SAMPLE && (read = text.read(sample, length, SAMPLE - length)) > 0) {
            length += read;
        }
        String beginning = new String(sample, 0, length);
        char best = CANDIDATES[0];
        double bestEvenness = 0;
        for (char candidate : CANDIDATES) {
            double evenness = evenness(beginning, candidate, length == SAMPLE);
            if (evenness > bestEvenness) {
                best = candidate;
                bestEvenness = evenness;
            }
        }
        return best;
    }

    private static double evenness(String text, char delimiter, boolean cut) throws IOException {
        List<Integer> lengths = new ArrayList<>();
        try (CsvRows rows = new CsvRows(new StringReader(text), delimiter)) {
            for (RawRow row = rows.next(); row != null && lengths.size() < ROWS; row = rows.next()) {
                if (!row.isBlank()) {
                    lengths.add(row.cells().size());
                }
            }
        } catch (UnreadableFileException outOfPlace) {
            return (cut ? 1 : WITH_A_QUOTE_OUT_OF_PLACE) * evenness(lengths);
        }
        return evenness(lengths);
    }

    /** The share of the rows that have as many cells as most, and a little for each of those cells. */
    private static double evenness(List<Integer> lengths) {
        Map<Integer, Integer> frequencies = new HashMap<>();
        lengths.forEach(length -> frequencies.merge(length, 1, Integer::sum));
        double best = 0;
        for (var frequency : frequencies.entrySet()) {
            int columns = frequency.getKey();
            if (columns > 1) {
                double share = (double) frequency.getValue() / lengths.size();
                best = Math.max(best, share + columns / (10.0 * SheetLimits.COLUMNS));
            }
        }
        return best;
    }
}
