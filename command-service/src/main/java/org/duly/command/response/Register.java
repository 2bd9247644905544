package org.duly.command.response;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.duly.command.engagement.RegisterJudgement;
import org.duly.command.handling.Streams;
import org.duly.events.DomainEvent;
import org.duly.events.codebook.Codebook;
import org.duly.events.codebook.CodebookEvent;
import org.duly.events.engagement.DeadlineExtended;
import org.duly.events.engagement.EngagementOpened;
import org.duly.events.engagement.ReportCounts;
import org.duly.events.response.CodingReviewed;
import org.duly.events.response.Codings;
import org.duly.events.response.Codings.Coding;
import org.duly.events.response.ResponseAssignedToCampaign;
import org.duly.events.response.ResponseCoded;
import org.duly.events.response.ResponseCounted;
import org.duly.events.response.ResponseExcluded;
import org.duly.events.response.ResponseLogged;
import org.duly.events.response.ResponseRemovedFromCampaign;
import org.duly.events.response.ResponseWithdrawn;
import org.duly.events.response.ThemeCoding;
import org.jspecify.annotations.Nullable;

/**
 * The responses of one engagement as they stand, how they were coded, and the codebook they were coded with.
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

    /** What a coding takes beside a line: with its lists about twice as much. */
    private static final int LINES_A_CODING = 2;

    private final Map<UUID, Line> lines = new HashMap<>();
    private final Repeated repeated = new Repeated();
    private Codebook codebook = Codebook.EMPTY;
    private int codingsKept;
    private @Nullable Instant closesAt;

    /** How much is remembered, in lines. */
    int size() {
        return lines.size() + LINES_A_CODING * codingsKept;
    }

    void take(String stream, DomainEvent event) {
        switch (event) {
            case ResponseLogged logged -> lines.put(Streams.idOf(stream), Line.logged(logged));
            case ResponseCounted _ -> stands(stream, COUNTED);
            case ResponseExcluded excluded ->
                stands(stream, (EXCLUDED + excluded.reason().name()).intern());
            case ResponseWithdrawn _ -> stands(stream, WITHDRAWN);
            case ResponseAssignedToCampaign assigned -> {
                String campaign = repeated.once(assigned.campaignId());
                lines.computeIfPresent(Streams.idOf(stream), (_, line) -> line.inCampaign(campaign));
            }
            case ResponseRemovedFromCampaign _ ->
                lines.computeIfPresent(Streams.idOf(stream), (_, line) -> line.inCampaign(null));
            case ResponseCoded coded -> {
                codingsKept++;
                ResponseCoded kept = repeated.withSharedParts(coded);
                codings(stream, before -> before.with(kept));
            }
            case CodingReviewed reviewed -> codings(stream, before -> before.with(reviewed));
            case CodebookEvent change -> codebook = codebook.with(change);
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
        return new RegisterJudgement(counts, hash(), position, codebook.lastVersion());
    }

    /**
     * Counts the responses that count and whose standing coding, as a version of the codebook reads it, has any of some
     * themes.
     *
     * @param version a fixed version, or null for the last one
     */
    ThemeJudgement judgeThemes(Collection<String> themes, @Nullable Integer version, long position) {
        int readIn = version == null ? codebook.lastVersion() : version;
        Set<String> wanted = Set.copyOf(themes);
        long items = 0;
        long people = 0;
        Set<String> counting = new HashSet<>();
        for (Line line : lines.values()) {
            if (line.standing().equals(COUNTED) && isCodedToAny(wanted, line, readIn)) {
                items++;
                people += line.signatories();
                if (line.campaign() != null) {
                    counting.add(line.campaign());
                }
            }
        }
        return new ThemeJudgement(items, people, counting.size(), codebook, position);
    }

    private boolean isCodedToAny(Set<String> themes, Line line, int version) {
        Coding coding = line.coding();
        return coding != null
                && codebook
                        .recode(coding.coded().codings(), coding.coded().codebookVersion(), version)
                        .codings()
                        .stream()
                        .map(ThemeCoding::themeId)
                        .anyMatch(themes::contains);
    }

    private void codings(String stream, UnaryOperator<Codings> change) {
        lines.computeIfPresent(Streams.idOf(stream), (_, line) -> line.coded(change.apply(line.codings())));
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

    /**
     * One response.
     *
     * @param coding that of the codings which stands: found once, when they change, and not at every judgement
     */
    private record Line(
            Instant receivedAt,
            int signatories,
            String standing,
            @Nullable String campaign,
            Codings codings,
            @Nullable Coding coding) {
        static Line logged(ResponseLogged logged) {
            return new Line(logged.receivedAt(), logged.signatories(), PENDING, null, Codings.NONE, null);
        }

        Line standing(String changed) {
            return new Line(receivedAt, signatories, changed, campaign, codings, coding);
        }

        Line inCampaign(@Nullable String assigned) {
            return new Line(receivedAt, signatories, standing, assigned, codings, coding);
        }

        Line coded(Codings changed) {
            return new Line(receivedAt, signatories, standing, campaign, changed, changed.standing());
        }
    }

    /** The few values that very many responses share, each kept once. */
    private static final class Repeated {
        private final Map<Object, Object> kept = new HashMap<>();

        @SuppressWarnings("unchecked") // What is found under a value equals it.
        <T> T once(T value) {
            return (T) kept.computeIfAbsent(value, same -> same);
        }

        ResponseCoded withSharedParts(ResponseCoded coded) {
            return new ResponseCoded(
                    coded.responseVersion(),
                    coded.codebookVersion(),
                    once(coded.positions()),
                    coded.codings().stream().map(this::once).toList(),
                    once(coded.coder()),
                    coded.origin(),
                    coded.adopts());
        }
    }
}
