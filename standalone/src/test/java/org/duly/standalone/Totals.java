package org.duly.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an engagement comes to, worked out from one way of asking and from nothing else.
 *
 * @param notCounted received and excluded
 * @param unclassified counted, with no clear position on the whole
 */
record Totals(
        long received, long counted, long notCounted, long concern, long oppose, long support, long unclassified) {
    private static final String OVERALL = "overall";

    /** The counts as they stand now, and the positions by the analysis of now. */
    static Totals ofStatus(Api api, String engagement) throws IOException, InterruptedException {
        JsonNode counts = api.get(engagement + "/status").path("responses");
        JsonNode analysis = api.get(engagement + "/themes");
        return of(
                counts.path("received").asLong(),
                counts.path("counted").asLong(),
                counts.path("excluded").asLong(),
                positions(analysis));
    }

    static Totals ofReport(Api api, String engagement) throws IOException, InterruptedException {
        JsonNode report = api.get(engagement + "/reports/1");
        JsonNode counts = report.path("issued").path("counts");
        return of(
                counts.path("received").asLong(),
                counts.path("counted").asLong(),
                counts.path("excluded").asLong(),
                positions(report.path("themes")));
    }

    /** What a person reads on the report's page. */
    static Totals ofReportPage(Api api, String engagement) throws IOException, InterruptedException {
        String page = api.text(engagement + "/reports/1/page");
        Matcher counts = found("(\\d+) received, of which (\\d+) counted, (\\d+) excluded", page);
        String table = found("<caption>Overall: The proposed arrangements as a whole</caption>(.*?)</table>", page)
                .group(1);
        Map<String, Long> positions = new HashMap<>();
        Map.of(
                        "CONCERN",
                        "concern",
                        "OPPOSE",
                        "oppose",
                        "SUPPORT",
                        "support",
                        "UNCLEAR",
                        "unclear",
                        "NONE",
                        "none taken")
                .forEach((position, words) -> positions.put(
                        position,
                        Long.valueOf(found("<td>" + words + "</td><td>(\\d+)</td>", table)
                                .group(1))));
        return of(number(counts, 1), number(counts, 2), number(counts, 3), positions);
    }

    /** Row by row of the register's CSV file. */
    static Totals ofCsv(Api api, String engagement) throws IOException, InterruptedException {
        String file = api.text(engagement + "/responses.csv").substring("\ufeff".length());
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        Rows rows = new Rows();
        try (CSVParser parser = CSVParser.parse(file, format)) {
            for (CSVRecord row : parser) {
                String positions = row.get("positions");
                rows.add(row.get("state"), positions.isEmpty() ? "[]" : positions);
            }
        }
        return rows.totals();
    }

    /** Line by line of the register's JSON Lines file. */
    static Totals ofJsonLines(Api api, String engagement) throws IOException, InterruptedException {
        Rows rows = new Rows();
        for (String line : api.text(engagement + "/responses.jsonl").lines().toList()) {
            JsonNode response = JsonMapper.shared().readTree(line);
            rows.add(
                    response.path("state").asString(),
                    response.path("facts").path("coding").path("positions").toString());
        }
        return rows.totals();
    }

    private static final class Rows {
        private final Map<String, Long> states = new HashMap<>();
        private final Map<String, Long> positions = new HashMap<>();

        void add(String state, String codedAs) {
            states.merge(state, 1L, Long::sum);
            if (state.equals("COUNTED")) {
                List<JsonNode> overall = JsonMapper.shared()
                        .readTree(codedAs)
                        .valueStream()
                        .filter(each -> each.path("proposalId").asString().equals(OVERALL))
                        .toList();
                assertThat(overall).hasSize(1);
                positions.merge(overall.getFirst().path("position").asString(), 1L, Long::sum);
            }
        }

        Totals totals() {
            return of(
                    states.values().stream().mapToLong(Long::longValue).sum(),
                    states.getOrDefault("COUNTED", 0L),
                    states.getOrDefault("EXCLUDED", 0L),
                    positions);
        }
    }

    private static Map<String, Long> positions(JsonNode analysis) {
        Map<String, Long> positions = new HashMap<>();
        analysis.path("coded")
                .path("proposals")
                .valueStream()
                .filter(proposal -> proposal.path("proposalId").asString().equals(OVERALL))
                .flatMap(proposal -> proposal.path("positions").valueStream())
                .forEach(position -> positions.put(
                        position.path("position").asString(),
                        position.path("count").path("items").asLong()));
        return positions;
    }

    private static Totals of(long received, long counted, long excluded, Map<String, Long> positions) {
        return new Totals(
                received,
                counted,
                excluded,
                positions.getOrDefault("CONCERN", 0L),
                positions.getOrDefault("OPPOSE", 0L),
                positions.getOrDefault("SUPPORT", 0L),
                positions.getOrDefault("UNCLEAR", 0L) + positions.getOrDefault("NONE", 0L));
    }

    private static long number(Matcher matcher, int group) {
        return Long.parseLong(matcher.group(group));
    }

    private static Matcher found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher;
    }
}
