package org.duly.query.popolo;

import java.util.ArrayList;
import java.util.List;
import org.duly.events.organisation.OrganisationDissolved;
import org.duly.events.organisation.OrganisationEstablished;
import org.duly.events.organisation.OrganisationEvent;
import org.duly.events.organisation.OrganisationFederated;
import org.duly.events.organisation.OrganisationRenamed;
import org.duly.events.programme.DatePrecision;
import org.duly.events.programme.StatedDate;
import org.duly.query.log.PlacedEvent;
import org.duly.query.popolo.Popolo.Organization;
import org.duly.query.popolo.Popolo.OtherName;
import org.jspecify.annotations.Nullable;

/** An organisation by its own events. Pure. */
final class OrganisationFold {
    private final List<OtherName> before = new ArrayList<>();
    private String name;
    private @Nullable String founded;
    private @Nullable String dissolved;

    private OrganisationFold(String id) {
        this.name = id;
    }

    /**
     * An organisation from the beginning of its stream.
     *
     * @param events none if only others speak of it: then its id has to do for a name
     */
    static Organization all(String id, List<PlacedEvent> events) {
        OrganisationFold fold = new OrganisationFold(id);
        events.forEach(event -> fold.take((OrganisationEvent) event.envelope().data()));
        return new Organization(
                id,
                fold.name,
                fold.before.isEmpty() ? null : List.copyOf(fold.before),
                "organisation",
                null,
                fold.founded,
                fold.dissolved);
    }

    private void take(OrganisationEvent event) {
        switch (event) {
            case OrganisationEstablished established -> {
                name = established.name();
                founded = date(established.on());
            }
            case OrganisationRenamed renamed -> {
                before.add(new OtherName(name, date(renamed.on())));
                name = renamed.name();
            }
            case OrganisationDissolved gone -> dissolved = date(gone.on());
            case OrganisationFederated _ -> {}
        }
    }

    /** Popolo has no quarters. */
    private static String date(StatedDate date) {
        return date.precision() == DatePrecision.QUARTER ? date.date().substring(0, 4) : date.date();
    }
}
