package org.duly.command.intake.sheet;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duly.command.intake.sheet.SheetRow.RowProblem;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of a file with one JSON object a line. An object within an object gives columns named {@code outer.inner}; a
 * list gives one cell, its members joined by {@code "; "}.
 */
final class JsonRows implements RawRows {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final String BETWEEN = "; ";
    /** Characters of a field's name, with those of the objects it is in. */
    private static final int NAME = 10_000;

    private final Lines lines;
    private final List<String> columns;

    private JsonRows(Reader text, List<String> columns) {
        this.lines = new Lines(text);
        this.columns = columns;
    }

    /** @param columns in the order in which rows are to give them */
    static JsonRows of(Reader text, List<String> columns) {
        return new JsonRows(text, columns);
    }

    /** The columns of a file, in the order in which they first appear. The text is not closed. */
    static List<String> columns(Reader text) throws IOException {
        Map<String, Boolean> columns = new LinkedHashMap<>();
        Lines lines = new Lines(text);
        for (String line = lines.next(); line != null; line = lines.next()) {
            Map<String, String> cells = parse(line);
            if (cells != null) {
                cells.keySet().forEach(name -> columns.put(name, true));
            }
            if (columns.size() > SheetLimits.COLUMNS) {
                throw new UnreadableFileException(
                        lines.number, "The lines have more than " + SheetLimits.COLUMNS + " different fields.");
            }
        }
        return List.copyOf(columns.keySet());
    }

    /** Whether a text begins with a line that is a JSON object. The text is not closed. */
    static boolean isJson(Reader text) throws IOException {
        String first = new Lines(text).next();
        return first != null && first.startsWith("{") && parse(first) != null;
    }

    @Override
    public @Nullable RawRow next() throws IOException {
        String line = lines.next();
        if (line == null) {
            return null;
        }
        Map<String, String> cells = parse(line);
        if (cells == null) {
            return new RawRow(
                    lines.number,
                    List.of(),
                    new RowProblem(
                            null,
                            "The line is not one JSON object that has each of its fields once, at most "
                                    + SheetLimits.COLUMNS + " of them, with names of at most " + NAME
                                    + " characters."));
        }
        return new RawRow(
                lines.number,
                columns.stream().map(name -> cells.getOrDefault(name, "")).toList(),
                null);
    }

    @Override
    public void close() throws IOException {
        lines.text.close();
    }

    private static @Nullable Map<String, String> parse(String line) {
        try {
            JsonNode object = JSON.readTree(line);
            if (!object.isObject()) {
                return null;
            }
            Map<String, String> cells = new LinkedHashMap<>();
            return flatten("", object, cells) ? cells : null;
        } catch (JacksonException notJson) {
            return null;
        }
    }

    /** Returns whether it has no more fields, and none with a longer name, than a sheet may have. */
    private static boolean flatten(String prefix, JsonNode object, Map<String, String> cells) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String name = prefix + field.getKey();
            JsonNode value = field.getValue();
            if (name.length() > NAME || cells.size() > SheetLimits.COLUMNS) {
                return false;
            }
            if (!value.isObject()) {
                cells.put(name, cell(value));
            } else if (!flatten(name + ".", value, cells)) {
                return false;
            }
        }
        return true;
    }

    private static String cell(JsonNode value) {
        if (value.isArray()) {
            List<String> members = new ArrayList<>();
            value.values().forEach(member -> members.add(cell(member)));
            return String.join(BETWEEN, members);
        }
        if (value.isNull()) {
            return "";
        }
        if (value.isNumber()) {
            return PlainNumbers.text(value.decimalValue());
        }
        return value.isObject() ? value.toString() : value.asString();
    }

    /** The lines that are not blank, each of bounded length. */
    private static final class Lines {
        private final Reader text;
        private final StringBuilder line = new StringBuilder();
        private long number;

        Lines(Reader text) {
            this.text = text;
        }

        @Nullable
        String next() throws IOException {
            while (true) {
                line.setLength(0);
                int c = text.read();
                if (c < 0) {
                    return null;
                }
                number++;
                for (; c >= 0 && c != '\n'; c = text.read()) {
                    line.append((char) c);
                    if (line.length() > SheetLimits.ROW) {
                        throw new UnreadableFileException(number, "Line " + number + " is too long.");
                    }
                }
                String content = line.toString().strip();
                if (!content.isEmpty()) {
                    return content;
                }
            }
        }
    }
}
