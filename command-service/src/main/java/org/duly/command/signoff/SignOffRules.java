package org.duly.command.signoff;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duly.command.handling.BusinessRule;
import org.duly.command.handling.Existence;
import org.duly.command.signoff.SignOffState.Phase;
import org.duly.events.body.BodyRoll;
import org.duly.events.document.DocumentVersions;
import org.duly.events.signoff.Attendee;
import org.duly.events.signoff.InterestKind;
import org.duly.events.signoff.Interests;
import org.duly.events.signoff.PackItem;
import org.duly.events.signoff.PackStanding;
import org.jspecify.annotations.Nullable;

/** The rules without which the record of a sign-off would contradict itself, each named as the sentence it states. */
public final class SignOffRules {
    private SignOffRules() {}

    /** What is asked about was requested. */
    public record SignOffIsRequested(UUID signOffId) implements Existence {
        @Override
        public boolean isKept() {
            return false;
        }

        @Override
        public String explanation() {
            return "There is no sign-off " + signOffId + ". Check the id.";
        }
    }

    /** The version to be signed was issued. */
    public record VersionToBeSignedWasIssued(DocumentVersions versions, int version) implements BusinessRule {
        @Override
        public boolean isKept() {
            return versions.version(version) != null;
        }

        @Override
        public String explanation() {
            return "The document has no version " + version + "; the last is " + versions.latest() + ".";
        }

        @Override
        public String field() {
            return "/version";
        }
    }

    /** The proposals it is about are the engagement's; without an engagement there are none. */
    public record SignedProposalIsInThePlan(String field, List<String> inPlan, String proposalId)
            implements BusinessRule {
        @Override
        public boolean isKept() {
            return inPlan.contains(proposalId);
        }

        @Override
        public String explanation() {
            return inPlan.isEmpty()
                    ? "No engagement is named, so there are no proposals."
                    : "The plan has no proposal " + proposalId + ". Its proposals are " + String.join(", ", inPlan)
                            + ".";
        }
    }

    /** What is over stays as it was recorded. */
    public record FinishedSignOffStaysFinished(Phase phase) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !(phase instanceof Phase.Over);
        }

        @Override
        public String explanation() {
            return "The sign-off is over: it was granted, refused or withdrawn. Ask for another.";
        }
    }

    /** A paper is a version of a document or stands for itself. */
    public record PaperNamesDocumentAndVersionTogether(String field, PackItem item) implements BusinessRule {
        @Override
        public boolean isKept() {
            return (item.documentId() == null) == (item.version() == null);
        }

        @Override
        public String explanation() {
            return "Name the document and the version together, or neither.";
        }
    }

    /** What is put before the body was raised by the engagement that the sign-off names. */
    public record ConsiderationIsOfTheSameEngagement(
            String field, @Nullable UUID engagementId, Map<UUID, UUID> engagements, UUID consideration)
            implements BusinessRule {
        @Override
        public boolean isKept() {
            return engagementId != null && engagementId.equals(engagements.get(consideration));
        }

        @Override
        public String explanation() {
            return "The consideration " + consideration + " was not raised by the engagement that this sign-off names.";
        }
    }

    /** Who has read a paper was sent it. */
    public record PaperWasSentToItsReader(PackStanding pack, String itemId, String member) implements BusinessRule {
        @Override
        public boolean isKept() {
            return pack.wasSent(itemId, member);
        }

        @Override
        public String explanation() {
            return "The paper " + itemId + " was not sent to " + member + ". Record that it was, first.";
        }
    }

    /** An interest is declared once; what changes is the ruling. */
    public record InterestIsDeclaredOnce(Interests interests, String interestId) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !interests.all().containsKey(interestId);
        }

        @Override
        public String explanation() {
            return "There already is an interest " + interestId + " in this sign-off. Choose another id.";
        }

        @Override
        public String field() {
            return "/interestId";
        }
    }

    /** What is ruled on or dispensed from was declared. */
    public record RuledInterestWasDeclared(Interests interests, String interestId) implements BusinessRule {
        @Override
        public boolean isKept() {
            return interests.all().containsKey(interestId);
        }

        @Override
        public String explanation() {
            return "No interest " + interestId + " was declared in this sign-off.";
        }

        @Override
        public String field() {
            return "/interestId";
        }
    }

    /** Nobody rules on their own interest, or dispenses from it. */
    public record NobodyRulesOnTheirOwnInterest(String member, String by) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !member.equals(by);
        }

        @Override
        public String explanation() {
            return "The interest is " + member + "'s own. Somebody else has to rule on it.";
        }

        @Override
        public String field() {
            return "/by";
        }
    }

    /** There are dispensations only from what the law makes of a disclosable pecuniary interest. */
    public record DispensationIsFromAPecuniaryInterest(InterestKind kind) implements BusinessRule {
        @Override
        public boolean isKept() {
            return kind == InterestKind.DISCLOSABLE_PECUNIARY;
        }

        @Override
        public String explanation() {
            return "Only a disclosable pecuniary interest needs a dispensation. Record a ruling.";
        }
    }

    /** Who is there with a seat holds it or may sit in it for its holder. */
    public record AttendeeHoldsOrFillsTheSeat(String field, BodyRoll body, Attendee attendee) implements BusinessRule {
        @Override
        public boolean isKept() {
            String seat = attendee.seatId();
            if (seat == null) {
                return !attendee.deputy();
            }
            return attendee.deputy()
                    ? body.mayDeputise(attendee.member(), seat)
                    : attendee.member().equals(body.holder(seat));
        }

        @Override
        public String explanation() {
            return attendee.deputy()
                    ? attendee.member() + " is not named as a deputy for a seat " + attendee.seatId()
                            + " that somebody holds."
                    : attendee.member() + " does not hold the seat " + attendee.seatId() + ".";
        }
    }

    /** Who is in the chair is there. */
    public record WhoeverChairsIsPresent(
            List<Attendee> present, @Nullable String chairing) implements BusinessRule {
        @Override
        public boolean isKept() {
            return chairing == null
                    || present.stream().anyMatch(attendee -> attendee.member().equals(chairing));
        }

        @Override
        public String explanation() {
            return chairing + " is not among those present.";
        }

        @Override
        public String field() {
            return "/chairing";
        }
    }

    /** Nobody is there and excused. */
    public record WhoeverSentApologiesIsAbsent(List<Attendee> present, List<String> apologies) implements BusinessRule {
        @Override
        public boolean isKept() {
            return present.stream().noneMatch(attendee -> apologies.contains(attendee.member()));
        }

        @Override
        public String explanation() {
            return "Somebody is given as present and with apologies.";
        }

        @Override
        public String field() {
            return "/apologies";
        }
    }
}
