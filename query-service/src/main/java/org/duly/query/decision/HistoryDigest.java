package org.duly.query.decision;

/**
 * That a decision history at a position has a digest. Whoever has the events up to there has the same, wherever and whenever
 * the read models were built from them.
 *
 * <p>{@code sha256} is that of the RFC 8785 form of one JSON object: {@code items}, the items of all pages of the history as
 * of the position in their order, exactly as the API answers them, then {@code log}, {@code position} and {@code subject} as
 * they are here. With {@code jq}, which sorts the same way:
 *
 * <pre>{@code
 * curl -s "$SERVER/api/v1/bodies/ccg-board/decisions?limit=200&asOfPosition=41" \
 *   | jq -cSj '{items: .items, log: "duly.example.nhs.uk/main", position: 41, subject: "body/ccg-board"}' | sha256sum
 * }</pre>
 *
 * (Where there are several pages, {@code jq -s} puts their items together. {@code jq} escapes the character U+007F, which RFC
 * 8785 does not.) A later version of this service that says more of each decision gives another digest of the same history:
 * keep the answer with a digest that is to be quoted for long.
 *
 * @param subject what the history is of: {@code body/…}, {@code engagement/…}, {@code proposal/<engagement>/…}, {@code
 *     merger/…} or {@code organisation/…}
 * @param position of the last event that is looked at
 * @param treeSize how many events that are: any checkpoint of the log of this size or more covers them all, and one of
 *     exactly this size nothing else
 * @param decisions how many there are in the history
 * @param sha256 lower-case hex
 */
public record HistoryDigest(String subject, String log, long position, long treeSize, long decisions, String sha256) {}
