package org.duly.command.signoff;

import java.time.Instant;
import org.duly.events.governance.Conditions;
import org.duly.events.governance.VoteTally;
import org.duly.events.signoff.ItemStanding;
import org.duly.events.signoff.SignOffRequested;
import org.duly.events.signoff.UrgentActionTaken;

/** What decisions about a sign-off need to know. */
public sealed interface SignOffState {
    /** Nothing was asked. */
    record NotRequested() implements SignOffState {}

    /**
     * A body was asked.
     *
     * @param conditions those attached with the outcome
     */
    record Requested(SignOffRequested request, ItemStanding item, Phase phase, Conditions conditions)
            implements SignOffState {
        Requested in(Phase next) {
            return new Requested(request, item, next, conditions);
        }
    }

    /** How far it is. */
    sealed interface Phase {
        /** With the body, and nothing is open: before a vote, after a deferral, after a resolution lapsed. */
        record Before() implements Phase {}

        /** The vote is open in the room. */
        record Voting() implements Phase {}

        /**
         * A resolution in writing is open.
         *
         * @param closesAt when it lapses
         */
        record InWriting(Instant closesAt) implements Phase {}

        /**
         * The result is declared, the outcome is not recorded yet.
         *
         * @param quorate whether there was a quorum when it was declared; in writing none is needed
         */
        record Declared(VoteTally tally, boolean carried, boolean quorate) implements Phase {}

        /** The chair signed for the body, which has yet to ratify it. */
        record Urgent(UrgentActionTaken action) implements Phase {}

        /** It is over: granted, refused, or no longer asked for. */
        record Over(Outcome outcome) implements Phase {}
    }

    /** How it ended. */
    enum Outcome {
        GRANTED,
        REFUSED,
        WITHDRAWN;
    }
}
