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
import org.duly.events.codebook.CodebookEvent;
import org.duly.events.consideration.ConsiderationEvent;
import org.duly.events.document.DocumentEvent;
import org.duly.events.engagement.DeadlineExtended;
import org.duly.events.engagement.EngagementOpened;
import org.duly.events.engagement.ReportCounts;
import org.duly.events.engagement.ReportIssued;
import org.duly.events.response.CodingReviewed;
import org.duly.events.response.Codings;
import org.duly.events.response.ResponseAmended;
import org.duly.events.response.ResponseAssignedToCampaign;
import org.duly.events.response.ResponseCoded;
import org.duly.events.response.ResponseCounted;
import org.duly.events.response.ResponseExcluded;
import org.duly.events.response.ResponseLogged;
import org.duly.events.response.ResponseRemovedFromCampaign;
import org.duly.events.response.ResponseWithdrawn;
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
    /** What a coding takes beside a line: with its lists about twice as much. */
    private static final int LINES_A_CODING = 2;

    private final Map<UUID, RegisterLine> lines = new HashMap<>();
    private final Repeated repeated = new Repeated();
    private final CodedResponses coded = new CodedResponses();
    private EngagementPapers papers = EngagementPapers.NONE;
    private int codingsKept;
    private @Nullable Instant closesAt;

    /** How much is remembered, in lines. */
    int size() {
        return lines.size() + LINES_A_CODING * codingsKept;
    }

    void take(String stream, DomainEvent event) {
        switch (event) {
            case ResponseLogged logged -> put(Streams.idOf(stream), null, RegisterLine.logged(logged));
            case ResponseAmended amended -> change(stream, line -> line.amended(amended.version()));
            case ResponseCounted _ -> change(stream, line -> line.standing(RegisterLine.COUNTED));
            case ResponseExcluded excluded ->
                change(stream, line -> line.standing(RegisterLine.excluded(excluded.reason())));
            case ResponseWithdrawn _ -> change(stream, line -> line.standing(RegisterLine.WITHDRAWN));
            case ResponseAssignedToCampaign assigned -> {
                String campaign = repeated.once(assigned.campaignId());
                change(stream, line -> line.inCampaign(campaign));
            }
            case ResponseRemovedFromCampaign _ -> change(stream, line -> line.inCampaign(null));
            case ResponseCoded coding -> {
                codingsKept++;
                ResponseCoded kept = repeated.withSharedParts(coding);
                codings(stream, before -> before.with(kept));
            }
            case CodingReviewed reviewed -> codings(stream, before -> before.with(reviewed));
            case CodebookEvent change -> coded.take(change);
            case ConsiderationEvent change -> coded.take(Streams.idOf(stream), change);
            case ReportIssued issued -> papers = papers.with(issued);
            case DocumentEvent change -> papers = papers.with(Streams.idOf(stream), change);
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
        for (RegisterLine line : lines.values()) {
            late += isLate(line) ? 1 : 0;
            pending += line.isPending() ? 1 : 0;
            if (line.isCounted()) {
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
        return new RegisterJudgement(counts, hash(), position, coded.codebook().lastVersion());
    }

    /** See {@link RegisterFold#judgeThemes}. */
    ThemeJudgement judgeThemes(Collection<String> themes, @Nullable Integer version, long position) {
        return coded.judgeThemes(themes, version, position);
    }

    /** See {@link RegisterFold#judgeConsidered}. */
    ConsideredJudgement judgeConsidered(long position) {
        return coded.judge(position);
    }

    /** See {@link RegisterFold#judgeForVote}. */
    VoteJudgement judgeForVote(long position) {
        return new VoteJudgement(judgeConsidered(position), papers);
    }

    private void codings(String stream, UnaryOperator<Codings> change) {
        change(stream, line -> line.coded(change.apply(line.codings())));
    }

    private void change(String stream, UnaryOperator<RegisterLine> change) {
        UUID response = Streams.idOf(stream);
        RegisterLine before = lines.get(response);
        if (before != null) {
            put(response, before, change.apply(before));
        }
    }

    private void put(UUID response, @Nullable RegisterLine before, RegisterLine after) {
        lines.put(response, after);
        coded.change(response, before, after);
    }

    private boolean isLate(RegisterLine line) {
        return closesAt != null && !line.receivedAt().isBefore(closesAt);
    }

    private String hash() {
        MessageDigest digest = sha256();
        Map<String, RegisterLine> sorted = new TreeMap<>();
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
