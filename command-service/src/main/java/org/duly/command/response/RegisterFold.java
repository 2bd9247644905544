package org.duly.command.response;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.duly.command.engagement.RegisterJudgement;
import org.duly.command.engagement.ResponseRegister;
import org.duly.command.handling.Streams;
import org.duly.command.log.Append.Guard;
import org.duly.command.log.EventLog;
import org.duly.command.log.EventLog.LoggedEvent;
import org.duly.events.EventCatalogue;
import org.duly.events.EventCodec;
import org.duly.events.codebook.CodebookVersionFixed;
import org.duly.events.codebook.ThemeRetired;
import org.duly.events.codebook.ThemeSplit;
import org.duly.events.codebook.ThemesMerged;
import org.duly.events.consideration.ConsiderationAnswered;
import org.duly.events.consideration.ConsiderationRaised;
import org.duly.events.consideration.ConsiderationReopened;
import org.duly.events.consideration.ConsiderationWithdrawn;
import org.duly.events.document.DocumentVersionIssued;
import org.duly.events.document.DocumentVersionWithdrawn;
import org.duly.events.engagement.DeadlineExtended;
import org.duly.events.engagement.EngagementOpened;
import org.duly.events.engagement.ReportIssued;
import org.duly.events.response.CodingReviewed;
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
 * Folds the register of an engagement's responses from the log's scope, and remembers how far it got: judging again
 * reads only what is new. About 130 bytes a response and 300 a coding; registers too large to be remembered are folded anew each time.
 *
 * <p>Thread-safe; one engagement's register is judged by one caller at a time.
 */
public final class RegisterFold implements ResponseRegister {
    /** Everything that changes a line of the register or a count: see {@link Register}. */
    private static final List<String> CHANGING = EventCatalogue.typesOf(
            ResponseLogged.class,
            ResponseCounted.class,
            ResponseExcluded.class,
            ResponseWithdrawn.class,
            ResponseAssignedToCampaign.class,
            ResponseRemovedFromCampaign.class,
            EngagementOpened.class,
            DeadlineExtended.class);

    /** Everything that changes how many counted responses were coded to a theme of a fixed version. */
    private static final List<String> CHANGING_THEMES = EventCatalogue.typesOf(
            ResponseCounted.class,
            ResponseExcluded.class,
            ResponseWithdrawn.class,
            ResponseAssignedToCampaign.class,
            ResponseRemovedFromCampaign.class,
            ResponseCoded.class,
            CodingReviewed.class);

    /** Everything that changes how far the responses are considered. */
    private static final List<String> CHANGING_CONSIDERED = EventCatalogue.typesOf(
            ResponseLogged.class,
            ResponseAmended.class,
            ResponseCounted.class,
            ResponseExcluded.class,
            ResponseWithdrawn.class,
            ResponseAssignedToCampaign.class,
            ResponseRemovedFromCampaign.class,
            ResponseCoded.class,
            CodingReviewed.class,
            ThemeSplit.class,
            ThemesMerged.class,
            ThemeRetired.class,
            CodebookVersionFixed.class,
            ConsiderationRaised.class,
            ConsiderationAnswered.class,
            ConsiderationReopened.class,
            ConsiderationWithdrawn.class);

    /** What an engagement issues that must be there before a vote. */
    private static final List<String> PAPERS =
            EventCatalogue.typesOf(ReportIssued.class, DocumentVersionIssued.class, DocumentVersionWithdrawn.class);

    private static final int PAGE = 1_000;
    private static final long LINES_REMEMBERED = 500_000;

    private final EventLog log;
    private final EventCodec codec;
    private final Cache<UUID, Progress> remembered = Caffeine.newBuilder()
            .maximumWeight(LINES_REMEMBERED)
            .weigher((UUID _, Progress progress) -> 1 + progress.register.size())
            .build();

    public RegisterFold(EventLog log, EventCodec codec) {
        this.log = log;
        this.codec = codec;
    }

    @Override
    public RegisterJudgement judge(UUID engagementId) {
        return judged(engagementId, progress -> progress.register.judge(progress.position));
    }

    /**
     * Counts the responses that count and were coded to any of some themes, on everything recorded up to the head of the
     * log.
     *
     * @param version a fixed version of the codebook, or null for the last one
     */
    public ThemeJudgement judgeThemes(UUID engagementId, Collection<String> themes, @Nullable Integer version) {
        return judged(engagementId, progress -> progress.register.judgeThemes(themes, version, progress.position));
    }

    /**
     * Judges how far the responses are considered, on everything recorded up to the head of the log: what a gate before a
     * vote needs. Costs a walk over the different codings there are, some milliseconds for 100,000 responses, once the
     * register was folded.
     */
    public ConsideredJudgement judgeConsidered(UUID engagementId) {
        return judged(engagementId, progress -> progress.register.judgeConsidered(progress.position));
    }

    /** Judges what {@link #judgeConsidered} does, with what the engagement has issued up to the same position. */
    public VoteJudgement judgeForVote(UUID engagementId) {
        return judged(engagementId, progress -> progress.register.judgeForVote(progress.position));
    }

    private <J> J judged(UUID engagementId, Function<Progress, J> judge) {
        Progress progress = remembered.get(engagementId, _ -> new Progress());
        J judgement;
        synchronized (progress) {
            readToHead(Streams.engagement(engagementId), progress);
            judgement = judge.apply(progress);
        }
        // Put again so that it is weighed with what it holds now.
        remembered.put(engagementId, progress);
        return judgement;
    }

    @Override
    public Guard guard(UUID engagementId, RegisterJudgement judgement) {
        return new Guard(Streams.engagement(engagementId), CHANGING, judgement.judgedAtPosition());
    }

    /** What must not have been recorded since for a judgement of themes to stand. */
    public Guard themesGuard(UUID engagementId, ThemeJudgement judgement) {
        return new Guard(Streams.engagement(engagementId), CHANGING_THEMES, judgement.judgedAtPosition());
    }

    /** What must not have been recorded since for a judgement of how far the responses are considered to stand. */
    public Guard consideredGuard(UUID engagementId, ConsideredJudgement judgement) {
        return new Guard(Streams.engagement(engagementId), CHANGING_CONSIDERED, judgement.judgedAtPosition());
    }

    /** What must not have been recorded since for a judgement before a vote to stand. */
    public List<Guard> voteGuards(UUID engagementId, VoteJudgement judgement) {
        return List.of(
                consideredGuard(engagementId, judgement.considered()),
                new Guard(
                        Streams.engagement(engagementId),
                        PAPERS,
                        judgement.considered().judgedAtPosition()));
    }

    private void readToHead(String scope, Progress progress) {
        // The head is taken before reading: position order is commit order, so everything up to it will be seen.
        long head = log.head();
        List<LoggedEvent> page;
        do {
            page = log.readScope(scope, progress.position, PAGE);
            for (LoggedEvent event : page) {
                progress.register.take(
                        event.stream(), codec.decode(event.bytes()).data());
                progress.position = event.position();
            }
        } while (page.size() == PAGE);
        progress.position = Math.max(progress.position, head);
    }

    private static final class Progress {
        final Register register = new Register();
        long position = EventLog.NOTHING;
    }
}
