package org.duly.command.governance;

import java.util.List;
import java.util.UUID;
import org.duly.command.governance.Gate.GateFacts;
import org.duly.command.log.Append.Guard;
import org.duly.command.response.RegisterFold;
import org.duly.command.response.VoteJudgement;

/** Reads what the gate before a vote is judged on. Thread-safe. */
public final class GateLookup {
    private final RegisterFold register;
    private final int threshold;

    /**
     * @param threshold of how many counted responses, or people who signed them, a theme must be to need an answer
     * @throws IllegalArgumentException if it is less than 1
     */
    public GateLookup(RegisterFold register, int threshold) {
        if (threshold < 1) {
            throw new IllegalArgumentException(
                    "A theme needs an answer from at least one response on, not " + threshold);
        }
        this.register = register;
        this.threshold = threshold;
    }

    /** What an engagement's gate is judged on, at the head of the log. Some milliseconds for 100,000 responses. */
    public KnownGate find(UUID engagementId) {
        VoteJudgement judgement = register.judgeForVote(engagementId);
        return new KnownGate(new GateFacts(judgement, threshold), register.voteGuards(engagementId, judgement));
    }

    /**
     * What the gate is judged on.
     *
     * @param guards what must not have been recorded since for it to stand: above all, no response
     */
    public record KnownGate(GateFacts facts, List<Guard> guards) {}
}
