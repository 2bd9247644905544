package org.duly.command.organisation;

import static org.duly.command.handling.BusinessRule.verify;
import static org.duly.command.handling.FormRules.text;

import java.time.Instant;
import java.util.List;
import org.duly.command.handling.Decider;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.FormRules.DateHasCome;
import org.duly.command.handling.FormRules.IdIsPlain;
import org.duly.command.handling.FormRules.IdsAreDistinct;
import org.duly.command.handling.FormRules.ListFits;
import org.duly.command.handling.FormRules.NumberIsWithin;
import org.duly.command.handling.Limits;
import org.duly.command.handling.Refusal;
import org.duly.command.organisation.OrganisationCommand.DissolveOrganisation;
import org.duly.command.organisation.OrganisationCommand.EstablishOrganisation;
import org.duly.command.organisation.OrganisationCommand.FederateOrganisation;
import org.duly.command.organisation.OrganisationCommand.RenameOrganisation;
import org.duly.command.organisation.OrganisationRules.DissolvedOrganisationStaysDissolved;
import org.duly.command.organisation.OrganisationRules.NewNameIsAnother;
import org.duly.command.organisation.OrganisationRules.OrganisationEndsAfterItBegan;
import org.duly.command.organisation.OrganisationRules.OrganisationIsEstablished;
import org.duly.command.organisation.OrganisationRules.OrganisationIsEstablishedOnce;
import org.duly.command.organisation.OrganisationRules.OrganisationStandsApartFromOthers;
import org.duly.command.organisation.OrganisationState.Dissolved;
import org.duly.command.organisation.OrganisationState.Existing;
import org.duly.command.organisation.OrganisationState.Unknown;
import org.duly.events.organisation.OrganisationDissolved;
import org.duly.events.organisation.OrganisationEstablished;
import org.duly.events.organisation.OrganisationEvent;
import org.duly.events.organisation.OrganisationFederated;
import org.duly.events.organisation.OrganisationRenamed;
import org.duly.events.programme.StatedDate;

/**
 * Decides what is recorded of an organisation. History is recorded as it was: those that an organisation succeeds, is
 * succeeded by or federates with are named whether anything was recorded of them or not.
 */
public final class OrganisationDecider implements Decider<OrganisationState, OrganisationCommand, OrganisationEvent> {
    @Override
    public OrganisationState initial() {
        return new Unknown();
    }

    @Override
    public List<OrganisationEvent> decide(OrganisationState state, OrganisationCommand command, Instant now) {
        FormRules.verifyOccurrence(command);
        return List.of(
                switch (command) {
                    case EstablishOrganisation establish -> establish(state, establish, now);
                    case FederateOrganisation federate -> federate(state, federate, now);
                    case RenameOrganisation rename -> rename(existing(state), rename, now);
                    case DissolveOrganisation dissolve -> dissolve(state, dissolve, now);
                });
    }

    private static OrganisationEvent establish(OrganisationState state, EstablishOrganisation command, Instant now) {
        verify(
                new OrganisationIsEstablishedOnce(state instanceof Unknown),
                new IdIsPlain("/organisationId", command.organisationId()));
        FormRules.verify(text("/name", command.name(), Limits.LINE));
        verifyDate(command.on(), now);
        verifyOthers("/predecessors", command.organisationId(), command.predecessors());
        FormRules.verifySource("/instrument", command.instrument());
        return new OrganisationEstablished(
                command.name(), command.on(), command.predecessors(), command.mergerId(), command.instrument());
    }

    private static OrganisationEvent federate(OrganisationState state, FederateOrganisation command, Instant now) {
        existing(state);
        verify(new NumberIsWithin("/with", command.with().size(), 1, Limits.OWNERS));
        verifyOthers("/with", command.organisationId(), command.with());
        verifyDate(command.on(), now);
        FormRules.verifyOptional("/federation", command.federation(), Limits.LINE);
        FormRules.verifySource("/source", command.source());
        return new OrganisationFederated(command.with(), command.on(), command.federation(), command.source());
    }

    private static OrganisationEvent rename(Existing organisation, RenameOrganisation command, Instant now) {
        FormRules.verify(text("/name", command.name(), Limits.LINE));
        verify(new NewNameIsAnother(organisation, command.name()));
        verifyDate(command.on(), now);
        FormRules.verifySource("/source", command.source());
        return new OrganisationRenamed(command.name(), command.on(), command.source());
    }

    private static OrganisationEvent dissolve(OrganisationState state, DissolveOrganisation command, Instant now) {
        verifyDate(command.on(), now);
        if (command.startsStream()) {
            verify(
                    new OrganisationIsEstablishedOnce(state instanceof Unknown),
                    new IdIsPlain("/organisationId", command.organisationId()));
        } else {
            verify(new OrganisationEndsAfterItBegan(existing(state), command.on()));
        }
        verifyOthers("/successors", command.organisationId(), command.successors());
        FormRules.verifySource("/instrument", command.instrument());
        return new OrganisationDissolved(command.on(), command.successors(), command.mergerId(), command.instrument());
    }

    private static void verifyDate(StatedDate on, Instant now) {
        FormRules.verifyDate("/on", on);
        verify(new DateHasCome("/on", on, now));
    }

    private static void verifyOthers(String field, String organisationId, List<String> others) {
        verify(
                new ListFits(field, others.size(), Limits.OWNERS),
                new IdsAreDistinct(field, others),
                new OrganisationStandsApartFromOthers(field, organisationId, others));
        for (int i = 0; i < others.size(); i++) {
            verify(new IdIsPlain(field + "/" + i, others.get(i)));
        }
    }

    private static Existing existing(OrganisationState state) {
        verify(new DissolvedOrganisationStaysDissolved(state.dissolvedOn()));
        if (!(state instanceof Existing organisation)) {
            throw new Refusal(new OrganisationIsEstablished(false));
        }
        return organisation;
    }

    @Override
    public OrganisationState evolve(OrganisationState state, OrganisationEvent event) {
        return switch (event) {
            case OrganisationEstablished established -> new Existing(established.name(), established.on());
            case OrganisationRenamed renamed ->
                state instanceof Existing existing ? new Existing(renamed.name(), existing.since()) : state;
            case OrganisationFederated _ -> state;
            case OrganisationDissolved dissolved -> new Dissolved(dissolved.on());
        };
    }
}
