package org.duly.command.organisation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.Scenario;
import org.duly.command.organisation.OrganisationCommand.DissolveOrganisation;
import org.duly.command.organisation.OrganisationCommand.EstablishOrganisation;
import org.duly.command.organisation.OrganisationCommand.FederateOrganisation;
import org.duly.command.organisation.OrganisationCommand.RenameOrganisation;
import org.duly.events.organisation.OrganisationDissolved;
import org.duly.events.organisation.OrganisationEstablished;
import org.duly.events.organisation.OrganisationEvent;
import org.duly.events.organisation.OrganisationFederated;
import org.duly.events.organisation.OrganisationRenamed;
import org.duly.events.programme.DatePrecision;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.junit.jupiter.api.Test;

class OrganisationDeciderTest {
    /** The first instant of 1 April in London, which is still 31 March in UTC. */
    private static final Instant FIRST_OF_APRIL = Instant.parse("2021-03-31T23:00:00Z");

    private static final UUID MERGER = new UUID(0, 9);
    private static final SourceReference ORDER = new SourceReference("The Establishment Order 2021", null, null);
    private static final StatedDate APRIL_2013 = StatedDate.day(LocalDate.of(2013, 4, 1));
    private static final StatedDate APRIL_2021 = StatedDate.day(LocalDate.of(2021, 4, 1));
    private static final OrganisationEstablished ESTABLISHED =
            new OrganisationEstablished("NHS Eastvale CCG", APRIL_2013, List.of("eastvale-pct"), null, null);
    private static final OrganisationDissolved DISSOLVED =
            new OrganisationDissolved(APRIL_2021, List.of("one-vale"), MERGER, ORDER);

    @Test
    void an_organisation_is_established_once_in_the_place_of_others_recorded_or_not() {
        EstablishOrganisation establish = establish(APRIL_2013, List.of("eastvale-pct"));
        nothing().when(establish).then(ESTABLISHED);
        given().when(establish).refusedBy(OrganisationRules.OrganisationIsEstablishedOnce.class);
        nothing()
                .when(establish(APRIL_2013, List.of("eastvale")))
                .refusedBy(OrganisationRules.OrganisationStandsApartFromOthers.class);
        nothing().when(establish(APRIL_2013, List.of("a", "a"))).refusedBy(FormRules.IdsAreDistinct.class);
        nothing().when(establish(APRIL_2013, List.of("a/b"))).refusedBy(FormRules.IdIsPlain.class);
    }

    @Test
    void nothing_happens_to_an_organisation_on_a_date_that_has_not_come_in_london() {
        nothing()
                .at(FIRST_OF_APRIL)
                .when(establish(APRIL_2021, List.of()))
                .then(new OrganisationEstablished("NHS Eastvale CCG", APRIL_2021, List.of(), null, null));
        nothing()
                .at(FIRST_OF_APRIL.minusMillis(1))
                .when(establish(APRIL_2021, List.of()))
                .refusedBy(FormRules.DateHasCome.class);
        given().at(FIRST_OF_APRIL.minusMillis(1))
                .when(dissolve(APRIL_2021, false))
                .refusedBy(FormRules.DateHasCome.class);
        nothing()
                .when(establish(new StatedDate(DatePrecision.YEAR, "1899", null), List.of()))
                .refusedBy(FormRules.DateIsOnTheCalendar.class);
    }

    @Test
    void an_organisation_federates_with_others() {
        given().when(federate(List.of("westvale", "northvale")))
                .then(new OrganisationFederated(List.of("westvale", "northvale"), APRIL_2021, "Three Vales", null));
        given().when(federate(List.of())).refusedBy(FormRules.NumberIsWithin.class);
        given().when(federate(List.of("eastvale")))
                .refusedBy(OrganisationRules.OrganisationStandsApartFromOthers.class);
        nothing().when(federate(List.of("westvale"))).refusedBy(OrganisationRules.OrganisationIsEstablished.class);
    }

    @Test
    void an_organisation_takes_another_name() {
        OrganisationRenamed renamed = new OrganisationRenamed("Eastvale and Moor CCG", APRIL_2021, ORDER);
        given().when(rename("Eastvale and Moor CCG")).then(renamed);
        given().when(rename("NHS Eastvale CCG")).refusedBy(OrganisationRules.NewNameIsAnother.class);
        given(renamed).when(rename("Eastvale and Moor CCG")).refusedBy(OrganisationRules.NewNameIsAnother.class);
        nothing().when(rename("Any")).refusedBy(OrganisationRules.OrganisationIsEstablished.class);
    }

    @Test
    void an_organisation_is_dissolved_once_after_it_began_and_changes_no_more() {
        given().when(dissolve(APRIL_2021, false)).then(DISSOLVED);
        given().when(dissolve(StatedDate.day(LocalDate.of(2013, 3, 31)), false))
                .refusedBy(OrganisationRules.OrganisationEndsAfterItBegan.class);
        given(DISSOLVED)
                .when(dissolve(APRIL_2021, false))
                .refusedBy(OrganisationRules.DissolvedOrganisationStaysDissolved.class);
        given(DISSOLVED).when(rename("Any")).refusedBy(OrganisationRules.DissolvedOrganisationStaysDissolved.class);
        given(DISSOLVED)
                .when(federate(List.of("westvale")))
                .refusedBy(OrganisationRules.DissolvedOrganisationStaysDissolved.class);
    }

    @Test
    void an_organisation_of_which_nothing_was_recorded_can_still_be_dissolved_by_a_merger() {
        nothing().when(dissolve(APRIL_2021, true)).then(DISSOLVED);
        nothing().when(dissolve(APRIL_2021, false)).refusedBy(OrganisationRules.OrganisationIsEstablished.class);
        given().when(dissolve(APRIL_2021, true)).refusedBy(OrganisationRules.OrganisationIsEstablishedOnce.class);
    }

    private static Scenario<OrganisationState, OrganisationCommand, OrganisationEvent> nothing() {
        return Scenario.of(new OrganisationDecider(), FIRST_OF_APRIL);
    }

    private static Scenario<OrganisationState, OrganisationCommand, OrganisationEvent> given(
            OrganisationEvent... more) {
        return nothing().given(ESTABLISHED).given(List.of(more));
    }

    private static EstablishOrganisation establish(StatedDate on, List<String> predecessors) {
        return new EstablishOrganisation("eastvale", "NHS Eastvale CCG", on, predecessors, null, null, null);
    }

    private static FederateOrganisation federate(List<String> with) {
        return new FederateOrganisation("eastvale", with, APRIL_2021, "Three Vales", null, null);
    }

    private static RenameOrganisation rename(String name) {
        return new RenameOrganisation("eastvale", name, APRIL_2021, ORDER, null);
    }

    private static DissolveOrganisation dissolve(StatedDate on, boolean startsStream) {
        return new DissolveOrganisation("eastvale", on, List.of("one-vale"), MERGER, ORDER, startsStream, null);
    }
}
