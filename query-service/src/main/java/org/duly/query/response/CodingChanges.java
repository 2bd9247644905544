package org.duly.query.response;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.duly.events.response.CodingOrigin;
import org.duly.events.response.Codings;
import org.duly.events.response.Codings.Coding;
import org.jspecify.annotations.Nullable;

/** What a batch changes in how responses are coded, event by event. */
final class CodingChanges {
    /** What is still so. */
    static final long STILL = Long.MAX_VALUE;

    /** The same on the clock of occurrence. */
    static final Instant STILL_SO = Instant.parse("9999-12-31T00:00:00Z");

    private final Map<UUID, Row> open = new HashMap<>();
    private final List<Row> ended = new ArrayList<>();
    private final Map<UUID, End> endedBefore = new HashMap<>();

    /**
     * What was so of a response for a while.
     *
     * @param position from which on
     * @param until up to which, not included; {@link #STILL} if it still is
     * @param occurredAt when it was so by what had happened
     * @param occurredUntil up to when, not included; {@link #STILL_SO} if it still is
     */
    record Row(
            UUID responseId,
            UUID engagementId,
            long position,
            long until,
            Instant occurredAt,
            Instant occurredUntil,
            State state) {
        Row until(End end) {
            return new Row(responseId, engagementId, position, end.position(), occurredAt, end.occurredAt(), state);
        }
    }

    /** When something ceased to be so, on both clocks. */
    record End(long position, Instant occurredAt) {}

    /**
     * What an analysis of themes needs of a response.
     *
     * @param ofLatestText whether the coding that stands is of the answers in force
     * @param agreed whether its last review agreed
     * @param coding the one that stands, null while only models coded the response
     * @param suggestion a model's last coding, null if there is none or a person took it over
     * @param coders what each person said of the same answers; null unless there are several
     */
    record State(
            boolean counted,
            int signatories,
            @Nullable String campaignId,
            boolean ofLatestText,
            boolean agreed,
            @Nullable CodingContent coding,
            @Nullable CodingContent suggestion,
            @Nullable List<CoderSays> coders) {

        /** Null as long as the response was never coded. */
        static @Nullable State of(@Nullable ResponseRow row) {
            if (row == null || row.facts().codings().all().isEmpty()) {
                return null;
            }
            Codings codings = row.facts().codings();
            Coding standing = codings.standing();
            return new State(
                    row.facts().state() == ResponseState.COUNTED,
                    row.signatories(),
                    row.campaignId(),
                    standing != null
                            && standing.coded().responseVersion() == row.facts().textVersion(),
                    standing != null && standing.isAgreed(),
                    standing == null ? null : CodingContent.of(standing.coded()),
                    suggestion(codings),
                    standing == null ? null : coders(codings, standing.coded().responseVersion()));
        }

        private static @Nullable CodingContent suggestion(Codings codings) {
            Set<Integer> adopted = codings.all().stream()
                    .map(coding -> coding.coded().adopts())
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
            return codings.all().stream()
                    .filter(coding -> coding.coded().origin() == CodingOrigin.MODEL)
                    .max(Comparator.comparingInt(Coding::number))
                    .filter(coding -> !adopted.contains(coding.number()))
                    .map(coding -> CodingContent.of(coding.coded()))
                    .orElse(null);
        }

        private static @Nullable List<CoderSays> coders(Codings codings, int responseVersion) {
            List<CoderSays> coders = codings.ofEachCoder().stream()
                    .filter(coding -> coding.coded().responseVersion() == responseVersion)
                    .map(coding -> new CoderSays(coding.coded().coder(), CodingContent.of(coding.coded())))
                    .sorted(Comparator.comparing(CoderSays::coder))
                    .toList();
            return coders.size() < 2 ? null : coders;
        }
    }

    /** Notes what an event made of a response. */
    void note(@Nullable ResponseRow before, ResponseRow after) {
        State was = State.of(before);
        State is = State.of(after);
        if (is == null || is.equals(was)) {
            return;
        }
        Row now = new Row(after.id(), after.engagementId(), after.position(), STILL, after.occurredAt(), STILL_SO, is);
        End end = new End(after.position(), after.occurredAt());
        Row earlier = open.put(after.id(), now);
        if (earlier != null) {
            ended.add(earlier.until(end));
        } else if (was != null) {
            endedBefore.put(after.id(), end);
        }
    }

    /** What is to be added. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>(ended);
        rows.addAll(open.values());
        return rows;
    }

    /** Until when what was so of some responses before the batch was so. */
    Map<UUID, End> endedBefore() {
        return endedBefore;
    }
}
