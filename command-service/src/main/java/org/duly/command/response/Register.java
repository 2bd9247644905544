package org.duly.command.response;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.duly.command.engagement.RegisterJudgement;
import org.duly.command.handling.Streams;
import org.duly.events.DomainEvent;
import org.duly.events.engagement.DeadlineExtended;
import org.duly.events.engagement.EngagementOpened;
import org.duly.events.engagement.ReportCounts;
import org.duly.events.response.ResponseAssignedToCampaign;
import org.duly.events.response.ResponseCounted;
import org.duly.events.response.ResponseExcluded;
import org.duly.events.response.ResponseLogged;
import org.duly.events.response.ResponseRemovedFromCampaign;
import org.duly.events.response.ResponseWithdrawn;
import org.jspecify.annotations.Nullable;

/**
 * The responses of one engagement as they stand.
 *
 * <p>received = counted + excluded + pending, always. A response that its respondent took back was received all the
 * same: it stands among the excluded.
 *
 * <p>Its hash is SHA-256 over one line a response in UTF-8, sorted by response id as text, each ended by a line feed:
 *
 * <pre>{@code <response id> <PENDING|COUNTED|EXCLUDED:reason|WITHDRAWN> <LATE|IN_TIME> <signatories> <campaign id or ->}
 * </pre>
 *
 * so that anyone who replays the log can find it again. Not thread-safe.
 */
final class Register {
    private static final String PENDING = "PENDING";
    private static final String COUNTED = "COUNTED";
    private static final String EXCLUDED = "EXCLUDED:";
    private static final String WITHDRAWN = "WITHDRAWN";

    private final Map<UUID, Line> lines = new HashMap<>();
    private final Map<String, String> campaigns = new HashMap<>();
    private @Nullable Instant closesAt;

    int size() {
        return lines.size();
    }

    void take(String stream, DomainEvent event) {
        switch (event) {
            case ResponseLogged logged ->
                lines.put(Streams.idOf(stream), new Line(logged.receivedAt(), logged.signatories(), PENDING, null));
            case ResponseCounted _ -> stands(stream, COUNTED);
            case ResponseExcluded excluded ->
                stands(stream, (EXCLUDED + excluded.reason().name()).intern());
            case ResponseWithdrawn _ -> stands(stream, WITHDRAWN);
            case ResponseAssignedToCampaign assigned -> {
                String campaign = campaigns.computeIfAbsent(assigned.campaignId(), id -> id);
                lines.computeIfPresent(Streams.idOf(stream), (_, line) -> line.inCampaign(campaign));
            }
            case ResponseRemovedFromCampaign _ ->
                lines.computeIfPresent(Streams.idOf(stream), (_, line) -> line.inCampaign(null));
            case EngagementOpened opened -> closesAt = opened.closesAt();
            case DeadlineExtended extended -> closesAt = extended.to();
            default -> {
                // Says nothing about the register.
            }
        }
    }

    RegisterJudgement judge(long position) {
        long counted = 0;
        long pending = 0;
        long late = 0;
        long people = 0;
        Set<String> counting = new HashSet<>();
        for (Line line : lines.values()) {
            late += isLate(line) ? 1 : 0;
            pending += line.standing().equals(PENDING) ? 1 : 0;
            if (line.standing().equals(COUNTED)) {
                counted++;
                people += line.signatories();
                if (line.campaign() != null) {
                    counting.add(line.campaign());
                }
            }
        }
        long received = lines.size();
        ReportCounts counts = new ReportCounts(
                received, counted, received - counted - pending, pending, late, people, counting.size());
        return new RegisterJudgement(counts, hash(), position);
    }

    private void stands(String stream, String standing) {
        lines.computeIfPresent(Streams.idOf(stream), (_, line) -> line.standing(standing));
    }

    private boolean isLate(Line line) {
        return closesAt != null && !line.receivedAt().isBefore(closesAt);
    }

    private String hash() {
        MessageDigest digest = sha256();
        Map<String, Line> sorted = new TreeMap<>();
        lines.forEach((id, line) -> sorted.put(id.toString(), line));
        sorted.forEach((id, line) -> {
            String text = id
                    + ' '
                    + line.standing()
                    + ' '
                    + (isLate(line) ? "LATE" : "IN_TIME")
                    + ' '
                    + line.signatories()
                    + ' '
                    + (line.campaign() == null ? "-" : line.campaign())
                    + '\n';
            digest.update(text.getBytes(StandardCharsets.UTF_8));
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    private record Line(
            Instant receivedAt,
            int signatories,
            String standing,
            @Nullable String campaign) {
        Line standing(String changed) {
            return new Line(receivedAt, signatories, changed, campaign);
        }

        Line inCampaign(@Nullable String assigned) {
            return new Line(receivedAt, signatories, standing, assigned);
        }
    }
}
