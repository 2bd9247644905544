package org.duly.query.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duly.events.EventCodec;
import org.duly.events.engagement.Channel;
import org.duly.events.response.DuplicateLinkRemoved;
import org.duly.events.response.ResponseEvent;
import org.duly.events.response.ResponseRemovedFromCampaign;
import org.duly.query.database.Json;
import org.duly.query.database.Snapshot;
import org.duly.query.response.ResponseFacts;
import org.duly.query.web.Cursor;
import org.duly.query.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Questions about proposals. What was worked out holds no text, so a page reads its rows' texts, if they are still there. */
@Component
class ProposalQueries {
    private static final String STREAM = "response/";
    /** Of {@link ResponseRemovedFromCampaign} and {@link DuplicateLinkRemoved}. */
    private static final List<String> REMOVALS = List.of(
            "org.duly.engagement.response-removed-from-campaign.v1", "org.duly.engagement.duplicate-link-removed.v1");

    private final CurrentProposals current;
    private final Snapshot snapshot;
    private final EventCodec codec = new EventCodec();

    ProposalQueries(CurrentProposals current, Snapshot snapshot) {
        this.current = current;
        this.snapshot = snapshot;
    }

    /** A page of what seem to be campaigns, the largest first. */
    CampaignProposals campaigns(UUID engagementId, Cursor.@Nullable Sized after, int limit) {
        return CampaignProposals.of(engagementId, current.of(engagementId), after, limit);
    }

    /**
     * The members of what seems to be a campaign, in the order of receipt.
     *
     * @param responseId any member
     * @param addsOwnText null for all
     * @return empty if that response is in no proposal
     */
    Optional<Page<CampaignMember>> members(
            UUID engagementId, UUID responseId, @Nullable Boolean addsOwnText, Cursor.@Nullable At after, int limit) {
        CurrentProposals.AsOf now = current.of(engagementId);
        return now.proposals().campaignOf(responseId).map(campaign -> {
            List<Campaign.Member> members = campaign.members().stream()
                    .filter(member -> addsOwnText == null || addsOwnText == member.addsOwnText())
                    .filter(member -> isAfter(member.place(), after))
                    .limit(limit + 1L)
                    .toList();
            Rows rows =
                    rows(now.log(), members.stream().map(Campaign.Member::id).toList());
            return Page.of(
                    members.stream()
                            .map(member -> member(
                                    member, campaign.letter(), now.proposals().quoted(), rows))
                            .toList(),
                    limit,
                    last -> Cursor.after(last.receivedAt(), last.responseId()));
        });
    }

    /** What seem to be duplicates, in the order of receipt of the later one. */
    Page<DuplicateProposal> duplicates(UUID engagementId, Cursor.@Nullable At after, int limit) {
        CurrentProposals.AsOf now = current.of(engagementId);
        List<Duplicates.Pair> pairs = now.proposals().duplicates().stream()
                .filter(pair -> isAfter(pair.place(), after))
                .limit(limit + 1L)
                .toList();
        Rows rows = rows(
                now.log(),
                pairs.stream()
                        .flatMap(pair -> Stream.of(pair.place().id(), pair.of()))
                        .distinct()
                        .toList());
        return Page.of(
                pairs.stream().map(pair -> duplicate(pair, rows)).toList(),
                limit,
                last -> Cursor.after(
                        last.response().receivedAt(), last.response().id()));
    }

    private static boolean isAfter(Texts.Place place, Cursor.@Nullable At after) {
        return after == null || Texts.ORDER.compare(place, new Texts.Place(after.id(), after.time())) > 0;
    }

    private static CampaignMember member(Campaign.Member member, Letter letter, int[] quoted, Rows rows) {
        Row row = rows.of(member.id());
        return new CampaignMember(
                member.id(),
                row.receiptNumber(),
                row.channel(),
                member.receivedAt(),
                row.facts().state(),
                member.method(),
                member.similarity(),
                member.resemblance(),
                member.addsOwnText(),
                row.text() == null ? null : OwnText.of(Words.of(row.text()), letter.shingles(), quoted),
                row.facts().campaign() == null ? null : row.facts().campaign().campaignId(),
                rows.removals(member.id(), ResponseRemovedFromCampaign.class)
                        .map(removed -> new CampaignMember.Removal(removed.campaignId(), removed.reason()))
                        .toList());
    }

    private static DuplicateProposal duplicate(Duplicates.Pair pair, Rows rows) {
        Row later = rows.of(pair.place().id());
        Row earlier = rows.of(pair.of());
        return new DuplicateProposal(
                later.item(),
                earlier.item(),
                pair.rule(),
                similarity(later.text(), earlier.text()),
                later.facts().duplicate() == null
                        ? null
                        : later.facts().duplicate().of(),
                rows.removals(pair.place().id(), DuplicateLinkRemoved.class)
                        .map(removed -> new DuplicateProposal.Removal(removed.of(), removed.reason()))
                        .toList());
    }

    private static @Nullable Double similarity(@Nullable String some, @Nullable String other) {
        if (some == null || other == null) {
            return null;
        }
        Words words = Words.of(some);
        Words others = Words.of(other);
        return words.normalised().equals(others.normalised())
                ? 1.0
                : Shingles.jaccard(Shingles.of(words), Shingles.of(others));
    }

    private record Row(
            UUID id,
            String receiptNumber,
            Channel channel,
            OffsetDateTime receivedAt,
            ResponseFacts facts,
            @Nullable String text) {
        private DuplicateProposal.Item item() {
            return new DuplicateProposal.Item(id, receiptNumber, channel, receivedAt.toInstant(), facts.state());
        }
    }

    /** The responses of a page, and what persons have undone about them. */
    private record Rows(Map<UUID, Row> rows, Map<String, List<ResponseEvent>> undone) {
        private Row of(UUID id) {
            Row row = rows.get(id);
            if (row == null) {
                throw new IllegalStateException("The register has no response " + id);
            }
            return row;
        }

        private <E extends ResponseEvent> Stream<E> removals(UUID id, Class<E> type) {
            return undone.getOrDefault(STREAM + id, List.of()).stream()
                    .filter(type::isInstance)
                    .map(type::cast);
        }
    }

    private Rows rows(String log, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return new Rows(Map.of(), Map.of());
        }
        return snapshot.read(jdbc -> new Rows(
                jdbc.sql("""
                        SELECT r.id, r.receipt_number, r.channel, r.received_at, r.facts, latest.answers
                        FROM read.response r
                        LEFT JOIN read.response_text latest
                            ON latest.response_id = r.id AND latest.version = r.text_version
                        WHERE r.id IN (:ids)
                        """).param("ids", ids).query((row, _) -> row(row)).list().stream()
                        .collect(Collectors.toMap(Row::id, Function.identity())),
                undone(jdbc, log, ids)));
    }

    private static Row row(ResultSet row) throws SQLException {
        String answers = row.getString("answers");
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("receipt_number"),
                Channel.valueOf(row.getString("channel")),
                row.getObject("received_at", OffsetDateTime.class),
                Json.read(row.getString("facts"), ResponseFacts.class),
                answers == null ? null : ResponseTexts.text(answers));
    }

    private Map<String, List<ResponseEvent>> undone(JdbcClient jdbc, String log, Collection<UUID> ids) {
        Map<String, List<ResponseEvent>> undone = new HashMap<>();
        jdbc.sql("""
                SELECT stream, bytes FROM read.archive
                WHERE log = :log AND stream IN (:streams) AND type IN (:types) ORDER BY position
                """)
                .param("log", log)
                .param("streams", ids.stream().map(id -> STREAM + id).toList())
                .param("types", REMOVALS)
                .query(row -> {
                    undone.computeIfAbsent(row.getString("stream"), _ -> new ArrayList<>())
                            .add((ResponseEvent)
                                    codec.decode(row.getBytes("bytes")).data());
                });
        return undone;
    }
}
