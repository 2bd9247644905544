package org.duly.command.decision;

import java.util.UUID;
import org.duly.events.governance.ConditionEvent;
import org.duly.events.governance.Conditions;
import org.duly.events.governance.QuorumCount;
import org.duly.events.governance.VoteTally;
import org.duly.events.signoff.ConflictRuled;
import org.duly.events.signoff.DispensationGranted;
import org.duly.events.signoff.InterestDeclared;
import org.duly.events.signoff.Interests;
import org.duly.events.signoff.QuorumConfirmed;
import org.duly.events.signoff.QuorumLost;
import org.duly.events.signoff.SignOffDeferred;
import org.duly.events.signoff.SignOffEvent;
import org.duly.events.signoff.SignOffGranted;
import org.duly.events.signoff.SignOffRefused;
import org.duly.events.signoff.SignOffRequestWithdrawn;
import org.duly.events.signoff.SignOffRequested;
import org.duly.events.signoff.UrgentActionNotRatified;
import org.duly.events.signoff.UrgentActionTaken;
import org.duly.events.signoff.VoteDeclared;
import org.duly.events.signoff.VoteOpened;
import org.duly.events.signoff.WrittenResolutionCarried;
import org.duly.events.signoff.WrittenResolutionOpened;
import org.jspecify.annotations.Nullable;

/**
 * What a decision takes over from a sign-off that it cites. Immutable.
 *
 * @param quorum as last taken before the result; absent if it was not
 * @param vote as declared; absent if there was no count
 * @param judgedAtPosition up to where the engagement was judged before the vote; absent if there was none or none is named
 */
public record CitedSignOff(
        UUID signOffId,
        SignOffRequested request,
        Interests interests,
        Conditions conditions,
        @Nullable QuorumCount quorum,
        @Nullable VoteTally vote,
        @Nullable Long judgedAtPosition,
        Result result) {

    /** What the body did with the item. */
    public enum Result {
        /** Nothing yet, or it took it up again. */
        OPEN,
        /** It signed, or its chair signed for it. */
        GRANTED,
        /** It did not sign. */
        REFUSED,
        /** It put the item off. */
        DEFERRED,
        /** Nobody asks any more. */
        WITHDRAWN
    }

    static CitedSignOff of(UUID signOffId, SignOffRequested request) {
        return new CitedSignOff(signOffId, request, Interests.NONE, Conditions.NONE, null, null, null, Result.OPEN);
    }

    CitedSignOff with(SignOffEvent event) {
        if (event instanceof ConditionEvent condition) {
            return new CitedSignOff(
                    signOffId, request, interests, conditions.with(condition), quorum, vote, judgedAtPosition, result);
        }
        return switch (event) {
            case InterestDeclared declared -> with(interests.with(declared));
            case ConflictRuled ruled -> with(interests.with(ruled));
            case DispensationGranted granted -> with(interests.with(granted));
            case QuorumConfirmed taken -> after(taken.count(), vote, judgedAtPosition, result);
            case QuorumLost taken -> after(taken.count(), vote, judgedAtPosition, result);
            case VoteOpened opened -> after(opened.quorum(), null, opened.judgedAtPosition(), Result.OPEN);
            case WrittenResolutionOpened opened -> after(null, null, opened.judgedAtPosition(), Result.OPEN);
            case VoteDeclared declared -> after(quorum, declared.tally(), judgedAtPosition, result);
            case WrittenResolutionCarried carried -> after(quorum, carried.tally(), judgedAtPosition, result);
            case UrgentActionTaken _ -> after(quorum, vote, judgedAtPosition, Result.GRANTED);
            case SignOffGranted granted ->
                after(quorum, granted.vote() == null ? vote : granted.vote(), judgedAtPosition, Result.GRANTED);
            case SignOffRefused refused ->
                after(quorum, refused.vote() == null ? vote : refused.vote(), judgedAtPosition, Result.REFUSED);
            case UrgentActionNotRatified _ -> after(quorum, vote, judgedAtPosition, Result.REFUSED);
            // Taken up again, it is dealt with at another meeting.
            case SignOffDeferred _ -> after(null, null, null, Result.DEFERRED);
            case SignOffRequestWithdrawn _ -> after(quorum, vote, judgedAtPosition, Result.WITHDRAWN);
            default -> this;
        };
    }

    private CitedSignOff with(Interests changed) {
        return new CitedSignOff(signOffId, request, changed, conditions, quorum, vote, judgedAtPosition, result);
    }

    private CitedSignOff after(
            @Nullable QuorumCount taken, @Nullable VoteTally declared, @Nullable Long judged, Result next) {
        return new CitedSignOff(signOffId, request, interests, conditions, taken, declared, judged, next);
    }
}
