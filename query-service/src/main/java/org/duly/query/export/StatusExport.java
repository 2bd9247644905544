package org.duly.query.export;

import java.util.List;
import java.util.stream.Stream;
import org.duly.query.response.ResponseCounts;
import org.duly.query.response.ResponseCounts.Group;
import org.jspecify.annotations.Nullable;

/** An engagement's counts as rows: one figure each, by what is counted together. */
final class StatusExport {
    private StatusExport() {}

    /**
     * One figure.
     *
     * @param dimension {@code all}, {@code channel} and so on
     * @param value null where the responses do not say, and for {@code all}
     */
    record Figure(String dimension, @Nullable String value, String measure, long count) {}

    static Stream<Figure> figures(ResponseCounts counts) {
        Stream<Figure> all = Stream.of(
                all("received", counts.received()),
                all("counted", counts.counted()),
                all("excluded", counts.excluded()),
                all("pending", counts.pending()),
                all("late", counts.late()),
                all("lateUnruled", counts.lateUnruled()),
                all("withdrawn", counts.withdrawn()),
                all("people", counts.people()),
                all("countedPeople", counts.countedPeople()),
                all("campaigns", counts.campaigns()),
                all("countedCampaigns", counts.countedCampaigns()));
        return Stream.of(
                        all,
                        by("channel", counts.byChannel()),
                        by("stakeholderGroup", counts.byGroup()),
                        by("place", counts.byPlace()),
                        by("receivingBody", counts.byReceivingBody()),
                        by("respondentKind", counts.byRespondentKind()),
                        by("campaign", counts.byCampaign()))
                .flatMap(figures -> figures);
    }

    private static Figure all(String measure, long count) {
        return new Figure("all", null, measure, count);
    }

    private static Stream<Figure> by(String dimension, List<Group> groups) {
        return groups.stream()
                .flatMap(group -> Stream.of(
                        new Figure(dimension, group.value(), "received", group.received()),
                        new Figure(dimension, group.value(), "counted", group.counted()),
                        new Figure(dimension, group.value(), "excluded", group.excluded()),
                        new Figure(dimension, group.value(), "pending", group.pending()),
                        new Figure(dimension, group.value(), "people", group.people())));
    }
}
