package org.duly.command.signoff;

import java.time.Instant;
import org.duly.command.handling.BusinessRule;
import org.duly.command.signoff.SignOffState.Outcome;
import org.duly.command.signoff.SignOffState.Phase;
import org.duly.events.body.BodyRoll;
import org.duly.events.document.DocumentVersions;
import org.duly.events.governance.ClassCount;
import org.duly.events.governance.QuorumCount;
import org.duly.events.signoff.ItemStanding;
import org.jspecify.annotations.Nullable;

/**
 * The rules about what a body may do with an item, each named as the sentence it states. They are judged all together, and
 * an act that breaks one can be recorded with it by a named person.
 */
public final class ItemRules {
    private ItemRules() {}

    /** Rule 7: what is signed is the latest version, and was not withdrawn. */
    public record SignedVersionIsTheLatest(DocumentVersions versions, int version) implements BusinessRule {
        @Override
        public boolean isKept() {
            return versions.isCurrent(version);
        }

        @Override
        public String explanation() {
            return versions.withdrawn().contains(version)
                    ? "Version " + version + " was withdrawn. Ask for a sign-off of the version in its place."
                    : "Version " + versions.latest() + " was issued after version " + version
                            + ". Ask for a sign-off of the latest.";
        }
    }

    /** A body that was dissolved decides nothing. */
    public record DissolvedBodyDecidesNothing(BodyRoll body) implements BusinessRule {
        @Override
        public boolean isKept() {
            return body.dissolved() == null;
        }

        @Override
        public String explanation() {
            return "The body was dissolved. Ask the one in its place.";
        }
    }

    /**
     * Rule 8: there is a quorum for the item.
     *
     * @param count as taken; null where no constitution says what a quorum is, and then none is asked for
     */
    public record QuorumIsPresent(@Nullable QuorumCount count) implements BusinessRule {
        @Override
        public boolean isKept() {
            return count == null || ItemStanding.isMet(count);
        }

        @Override
        public String explanation() {
            if (count == null) {
                return "No quorum is asked for.";
            }
            StringBuilder text = new StringBuilder()
                    .append(count.present())
                    .append(" members who count are there, and ")
                    .append(count.required())
                    .append(" are needed");
            for (ClassCount one : count.classes()) {
                if (one.present() < one.required()) {
                    text.append("; of the class ")
                            .append(one.seatClass())
                            .append(' ')
                            .append(one.present())
                            .append(" of ")
                            .append(one.required());
                }
            }
            return text.append(". Record who is there, or put the item off.").toString();
        }
    }

    /** Rule 8: quorum was there until the result was declared. */
    public record QuorumLastsUntilTheResult(Phase phase) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !(phase instanceof Phase.Declared declared) || declared.quorate();
        }

        @Override
        public String explanation() {
            return "There was no quorum when the result was declared. Put the item off, and vote again.";
        }
    }

    /** What is recorded as the outcome is what the vote came to. */
    public record OutcomeAgreesWithTheDeclaredVote(Phase phase, Outcome outcome) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !(phase instanceof Phase.Declared declared) || declared.carried() == (outcome == Outcome.GRANTED);
        }

        @Override
        public String explanation() {
            return outcome == Outcome.GRANTED
                    ? "The vote was declared not carried, so it is no grant."
                    : "The vote was declared carried, so it is no refusal.";
        }
    }

    /** Rule 8: who votes is entitled to, holds or fills a voting seat, and was not removed from the item. */
    public record VoterIsEntitled(boolean eligible, String member) implements BusinessRule {
        @Override
        public boolean isKept() {
            return eligible;
        }

        @Override
        public String explanation() {
            return member
                    + " is not among those the vote was opened to, or was removed from the item by law or ruling.";
        }
    }

    /** Rule 8: an interest that nobody ruled on blocks its member's vote. */
    public record InterestIsRuledOnBeforeTheVote(boolean ruled, String member) implements BusinessRule {
        @Override
        public boolean isKept() {
            return ruled;
        }

        @Override
        public String explanation() {
            return "Nobody has ruled on an interest that " + member + " declared. Have it ruled on first.";
        }
    }

    /** Who votes in the room is in the room. */
    public record VoterIsPresent(boolean present, String member) implements BusinessRule {
        @Override
        public boolean isKept() {
            return present;
        }

        @Override
        public String explanation() {
            return member + " is not recorded as there. Record who is there anew.";
        }
    }

    /** A casting vote breaks a tie, and nothing else. */
    public record CastingVoteBreaksATie(int votesFor, int votesAgainst) implements BusinessRule {
        @Override
        public boolean isKept() {
            return votesFor == votesAgainst && votesFor > 0;
        }

        @Override
        public String explanation() {
            return "There is no tie: " + votesFor + " for and " + votesAgainst + " against.";
        }
    }

    /** There is a casting vote only where the constitution gives one. */
    public record CastingVoteIsInTheConstitution(BodyRoll body) implements BusinessRule {
        @Override
        public boolean isKept() {
            return body.constitution() != null && body.constitution().castingVote();
        }

        @Override
        public String explanation() {
            return "The constitution in force gives nobody a casting vote.";
        }
    }

    /** The casting vote is the chair's. */
    public record CastingVoteIsGivenByWhoeverChairs(
            @Nullable String chairing, String member) implements BusinessRule {
        @Override
        public boolean isKept() {
            return member.equals(chairing);
        }

        @Override
        public String explanation() {
            return chairing == null
                    ? "Nobody is recorded as in the chair. Record who is there anew."
                    : "In the chair is " + chairing + ", not " + member + ".";
        }
    }

    /** Action for the body is the chair's. */
    public record UrgentActionIsTakenByTheChair(BodyRoll body, String by) implements BusinessRule {
        @Override
        public boolean isKept() {
            String chair =
                    body.constitution() == null ? null : body.constitution().chairSeat();
            return chair == null || by.equals(body.holder(chair)) || body.mayDeputise(by, chair);
        }

        @Override
        public String explanation() {
            return by + " neither holds the chair of the body nor may deputise for it.";
        }
    }

    /** Urgent action is ratified in the time that was set for it. */
    public record UrgentActionIsRatifiedInTime(Instant ratifyBy, Instant ratifiedAt) implements BusinessRule {
        @Override
        public boolean isKept() {
            return ratifiedAt.isBefore(ratifyBy);
        }

        @Override
        public String explanation() {
            return "It had to be ratified before " + ratifyBy + ".";
        }
    }
}
