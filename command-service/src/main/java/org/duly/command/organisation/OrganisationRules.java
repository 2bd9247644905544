package org.duly.command.organisation;

import java.util.List;
import org.duly.command.handling.BusinessRule;
import org.duly.command.handling.Existence;
import org.duly.command.organisation.OrganisationState.Existing;
import org.duly.events.programme.StatedDate;
import org.jspecify.annotations.Nullable;

/** The rules about organisations, each named as the sentence it states. */
public final class OrganisationRules {
    private OrganisationRules() {}

    /** An organisation is established once. */
    public record OrganisationIsEstablishedOnce(boolean isKept) implements BusinessRule {
        @Override
        public String explanation() {
            return "Something was recorded of this organisation already. Choose another id.";
        }
    }

    /** What is recorded of an organisation is recorded of one that is known. */
    public record OrganisationIsEstablished(boolean isKept) implements Existence {
        @Override
        public String explanation() {
            return "There is no such organisation. Establish it first, or check the id.";
        }
    }

    /** What was dissolved changes no more. */
    public record DissolvedOrganisationStaysDissolved(
            @Nullable StatedDate dissolvedOn) implements BusinessRule {
        @Override
        public boolean isKept() {
            return dissolvedOn == null;
        }

        @Override
        public String explanation() {
            return "The organisation was dissolved" + (dissolvedOn == null ? "." : " on " + dissolvedOn.date() + ".");
        }
    }

    /** Nobody takes their own place, or federates with themselves. */
    public record OrganisationStandsApartFromOthers(String field, String organisationId, List<String> others)
            implements BusinessRule {
        @Override
        public boolean isKept() {
            return !others.contains(organisationId);
        }

        @Override
        public String explanation() {
            return "Leave " + organisationId + " itself out of the list.";
        }
    }

    /** An organisation ends no earlier than it began. */
    public record OrganisationEndsAfterItBegan(Existing organisation, StatedDate on) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !on.lastDay().isBefore(organisation.since().firstDay());
        }

        @Override
        public String explanation() {
            return "The organisation was established on " + organisation.since().date()
                    + ". Give a date that is not before that.";
        }

        @Override
        public String field() {
            return "/on";
        }
    }

    /** A new name is another name. */
    public record NewNameIsAnother(Existing organisation, String name) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !organisation.name().equals(name);
        }

        @Override
        public String explanation() {
            return "The organisation goes by that name already.";
        }

        @Override
        public String field() {
            return "/name";
        }
    }
}
