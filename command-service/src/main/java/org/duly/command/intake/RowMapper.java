package org.duly.command.intake;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.duly.command.handling.FormRules.IdIsPlain;
import org.duly.command.intake.ImportMapping.ColumnMapping;
import org.duly.command.intake.sheet.DateReading;
import org.duly.command.intake.sheet.SheetRow;
import org.duly.command.response.ResponseRequests.KeyedTranscription;
import org.duly.command.response.ResponseRequests.LogResponseRequest;
import org.duly.command.response.ResponseRequests.PlainAnswer;
import org.duly.events.engagement.Channel;
import org.duly.events.response.Consent;
import org.duly.events.response.PublicationConsent;
import org.duly.events.response.RespondentKind;
import org.jspecify.annotations.Nullable;

/** Makes of a row what it asks to be logged, by a mapping. Thread-safe. */
final class RowMapper {
    private static final String DEFAULT_ZONE = "Europe/London";
    private static final String BETWEEN_OPTIONS = "; ";
    private static final Pattern NOT_OF_A_NAME = Pattern.compile("[^A-Z0-9]+");
    private static final Map<String, Boolean> YES_OR_NO = Map.ofEntries(
            Map.entry("yes", true),
            Map.entry("y", true),
            Map.entry("true", true),
            Map.entry("1", true),
            Map.entry("ydw", true),
            Map.entry("ie", true),
            Map.entry("no", false),
            Map.entry("n", false),
            Map.entry("false", false),
            Map.entry("0", false),
            Map.entry("na", false),
            Map.entry("nac ydw", false));

    private final List<Column> columns;
    private final Map<String, String> constants;
    private final DateReading dates;

    /** @param names of the file's columns; all that are mapped are among them */
    RowMapper(ImportMapping mapping, List<String> names) {
        this.columns = mapping.columns().stream()
                .map(column -> Column.of(column, names.indexOf(column.column())))
                .toList();
        this.constants = mapping.constants() == null ? Map.of() : mapping.constants();
        this.dates = new DateReading(
                ZoneId.of(mapping.zone() == null ? DEFAULT_ZONE : mapping.zone()),
                mapping.dayFirst() == null || mapping.dayFirst());
    }

    /**
     * What a row says.
     *
     * @param externalId what its source calls it, or null if no column says so
     * @param checkedBy who compared it with the original, or null
     * @param onBehalfOf for whom it was taken in, or null
     * @param faults why it cannot be logged; if there are any, there is no body
     */
    record Mapped(
            @Nullable LogResponseRequest body,
            @Nullable String externalId,
            @Nullable String checkedBy,
            @Nullable String onBehalfOf,
            List<RowFault> faults) {
        @Override
        public String toString() {
            return "Mapped";
        }
    }

    Mapped map(SheetRow row) {
        if (row.problem() != null) {
            RowFault fault = new RowFault(row.problem().column(), row.problem().reason());
            return new Mapped(null, null, null, null, List.of(fault));
        }
        Reading reading = new Reading(said(row));
        LogResponseRequest body = reading.body();
        return new Mapped(
                reading.faults.isEmpty() ? body : null,
                reading.text(Fields.EXTERNAL_ID),
                reading.id(Fields.CHECKED_BY),
                reading.id(Fields.ON_BEHALF_OF),
                reading.faults);
    }

    /** What the source calls a row, without looking at anything else. */
    @Nullable
    String externalId(SheetRow row) {
        return row.problem() == null ? said(row).get(Fields.EXTERNAL_ID) : null;
    }

    /** The first column that says a field, or null if it is said for the whole file. */
    @Nullable
    String columnOf(String field) {
        return columns.stream()
                .filter(column -> column.to.equals(field))
                .map(column -> column.name)
                .findFirst()
                .orElse(null);
    }

    private Map<String, String> said(SheetRow row) {
        Map<String, String> said = new LinkedHashMap<>();
        for (Column column : columns) {
            String value = column.value(row);
            if (!value.isEmpty()) {
                said.merge(column.to, value, (one, two) -> one + Fields.between(column.to) + two);
            }
        }
        constants.forEach(said::putIfAbsent);
        return said;
    }

    /** One row being read: gathers what is wrong with it. */
    private final class Reading {
        private final Map<String, String> said;
        private final List<RowFault> faults = new ArrayList<>();

        Reading(Map<String, String> said) {
            this.said = said;
        }

        @SuppressWarnings("NullAway") // what is null is at fault, and then the body is not used
        LogResponseRequest body() {
            Channel channel = constant(Fields.CHANNEL, Channel.class, true);
            String receivingBody = required(Fields.RECEIVING_BODY);
            Instant receivedAt = time(Fields.RECEIVED_AT, true);
            RespondentKind kind = constant(Fields.RESPONDENT_KIND, RespondentKind.class, true);
            PublicationConsent publication = constant(Fields.PUBLICATION, PublicationConsent.class, false);
            return new LogResponseRequest(
                    channel,
                    receivingBody,
                    receivedAt,
                    kind,
                    null,
                    text(Fields.ORGANISATION_CODE),
                    text(Fields.STAKEHOLDER_GROUP),
                    text(Fields.PLACE),
                    new Consent(
                            publication == null ? PublicationConsent.NOT_STATED : publication, yes(Fields.MAY_CONTACT)),
                    text(Fields.RESPONDENT_NAME),
                    text(Fields.RESPONDENT_CONTACT),
                    answers(),
                    null,
                    number(Fields.SIGNATORIES),
                    transcription());
        }

        @Nullable
        String text(String field) {
            return said.get(field);
        }

        @Nullable
        String id(String field) {
            String id = said.get(field);
            if (id != null) {
                IdIsPlain rule = new IdIsPlain(field, id);
                if (!rule.isKept()) {
                    fault(field, rule.explanation());
                }
            }
            return id;
        }

        private @Nullable String required(String field) {
            String text = said.get(field);
            if (text == null) {
                fault(field, "Nothing is said here, and no constant says it for the whole file: " + field + ".");
            }
            return text;
        }

        private <E extends Enum<E>> @Nullable E constant(String field, Class<E> type, boolean isRequired) {
            String text = isRequired ? required(field) : said.get(field);
            if (text == null) {
                return null;
            }
            String name = NOT_OF_A_NAME.matcher(text.toUpperCase(Locale.ROOT)).replaceAll("_");
            for (E each : type.getEnumConstants()) {
                if (each.name().equals(name)) {
                    return each;
                }
            }
            fault(
                    field,
                    "This is none of " + List.of(type.getEnumConstants()) + ". Add to the mapping what it stands for.");
            return null;
        }

        private @Nullable Instant time(String field, boolean isRequired) {
            String text = isRequired ? required(field) : said.get(field);
            if (text == null) {
                return null;
            }
            DateReading.Read read = dates.read(text);
            if (read.problem() != null) {
                fault(field, read.problem());
            }
            return read.time();
        }

        private boolean yes(String field) {
            String text = said.get(field);
            if (text == null) {
                return false;
            }
            Boolean answer = YES_OR_NO.get(text.toLowerCase(Locale.ROOT));
            if (answer == null) {
                fault(field, "This is neither yes nor no. Add to the mapping what it stands for.");
            }
            return answer != null && answer;
        }

        private @Nullable Integer number(String field) {
            String text = said.get(field);
            if (text == null) {
                return null;
            }
            try {
                return Integer.valueOf(text.replace(",", ""));
            } catch (NumberFormatException none) {
                fault(field, "This is no whole number.");
                return null;
            }
        }

        private List<PlainAnswer> answers() {
            return said.entrySet().stream()
                    .filter(field -> Fields.isAnswer(field.getKey()))
                    .map(field -> new PlainAnswer(field.getKey().substring(Fields.ANSWERS.length()), field.getValue()))
                    .toList();
        }

        private @Nullable KeyedTranscription transcription() {
            String keyedBy = id(Fields.KEYED_BY);
            Instant keyedAt = time(Fields.KEYED_AT, false);
            if (keyedBy == null && !said.containsKey(Fields.KEYED_AT)) {
                return null;
            }
            if (keyedBy == null) {
                fault(Fields.KEYED_BY, "Say who keyed it: whoever imports the file did not.");
                return null;
            }
            if (keyedAt == null) {
                if (!said.containsKey(Fields.KEYED_AT)) {
                    fault(Fields.KEYED_AT, "Say when it was keyed.");
                }
                return null;
            }
            return new KeyedTranscription(keyedBy, keyedAt);
        }

        private void fault(String field, String reason) {
            faults.add(new RowFault(columnOf(field), reason));
        }
    }

    /** A mapped column, made ready. */
    private record Column(
            int index,
            String name,
            String to,
            Map<String, String> values,
            @Nullable String otherwise,
            @Nullable Pattern separator,
            boolean withName) {
        static Column of(ColumnMapping mapping, int index) {
            Map<String, String> given = mapping.values() == null ? Map.of() : mapping.values();
            Map<String, String> values = given.entrySet().stream()
                    .collect(Collectors.toMap(value -> plain(value.getKey()), Map.Entry::getValue, (one, _) -> one));
            String separator = mapping.separator();
            return new Column(
                    index,
                    mapping.column(),
                    mapping.to(),
                    new HashMap<>(values),
                    mapping.otherwise(),
                    separator == null || separator.isEmpty() ? null : Pattern.compile(Pattern.quote(separator)),
                    mapping.withName() != null && mapping.withName());
        }

        String value(SheetRow row) {
            String cell = row.cells().get(index);
            String value = separator == null
                    ? translated(cell)
                    : separator
                            .splitAsStream(cell)
                            .map(String::strip)
                            .map(this::translated)
                            .filter(option -> !option.isEmpty())
                            .collect(Collectors.joining(BETWEEN_OPTIONS));
            return value.isEmpty() || !withName ? value : name + ": " + value;
        }

        private String translated(String cell) {
            if (cell.isEmpty() || (values.isEmpty() && otherwise == null)) {
                return cell;
            }
            String value = values.get(plain(cell));
            return value == null ? (otherwise == null ? cell : otherwise) : value;
        }

        private static String plain(String value) {
            return value.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        }
    }
}
