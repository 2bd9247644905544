package org.duly.query.popolo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.duly.events.body.BodyConstituted;
import org.duly.events.body.BodyDissolved;
import org.duly.events.body.BodyEvent;
import org.duly.events.body.BodyReconstituted;
import org.duly.events.body.Constitution;
import org.duly.events.body.DeputyNamed;
import org.duly.events.body.DeputyRemoved;
import org.duly.events.body.MatterReservationEnded;
import org.duly.events.body.MatterReserved;
import org.duly.events.body.Seat;
import org.duly.events.body.SeatFilled;
import org.duly.events.body.SeatVacated;
import org.duly.query.governance.Calendar;
import org.duly.query.governance.Kind;
import org.duly.query.log.PlacedEvent;
import org.duly.query.popolo.Popolo.Membership;
import org.duly.query.popolo.Popolo.Organization;
import org.duly.query.popolo.Popolo.Post;
import org.jspecify.annotations.Nullable;

/** A body with its seats and everyone who ever sat in them. Pure. */
final class PostsFold {
    private final String id;
    private final Map<String, Seat> seats = new LinkedHashMap<>();
    private final Map<String, Membership> sitting = new LinkedHashMap<>();
    private final List<Membership> memberships = new ArrayList<>();

    @Nullable
    private Organization organization;

    private PostsFold(String id) {
        this.id = id;
    }

    /**
     * A body from the beginning of its stream.
     *
     * @param events at least one
     */
    static Popolo.Body all(List<PlacedEvent> events) {
        PostsFold fold = new PostsFold(Kind.BODY.idOf(events.getFirst().envelope().stream()));
        events.forEach(fold::take);
        return fold.done();
    }

    private void take(PlacedEvent event) {
        String day = day(event);
        switch ((BodyEvent) event.envelope().data()) {
            case BodyConstituted body -> {
                organization = new Organization(
                        id,
                        body.name(),
                        null,
                        body.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        body.organisationId(),
                        day,
                        null);
                made(body.constitution());
            }
            case BodyReconstituted changed -> made(changed.constitution());
            case SeatFilled filled ->
                sitting.put(
                        filled.seatId(),
                        new Membership(filled.member(), id, post(filled.seatId()), title(filled.seatId()), day, null));
            case SeatVacated vacated -> left(vacated.seatId(), day);
            case BodyDissolved _ -> {
                List.copyOf(sitting.keySet()).forEach(seat -> left(seat, day));
                if (organization != null) {
                    organization = new Organization(
                            id,
                            organization.name(),
                            null,
                            organization.classification(),
                            organization.parentId(),
                            organization.foundingDate(),
                            day);
                }
            }
            case DeputyNamed _, DeputyRemoved _, MatterReserved _, MatterReservationEnded _ -> {}
        }
    }

    static String day(PlacedEvent event) {
        return Calendar.day(event.envelope().time()).toString();
    }

    /** Seats that are gone stay as posts: somebody may have held them. */
    private void made(@Nullable Constitution constitution) {
        if (constitution != null) {
            constitution.seats().forEach(seat -> seats.put(seat.seatId(), seat));
        }
    }

    private String post(String seatId) {
        return id + "/" + seatId;
    }

    private @Nullable String title(String seatId) {
        Seat seat = seats.get(seatId);
        return seat == null ? null : seat.title();
    }

    private void left(String seatId, String day) {
        Membership was = sitting.remove(seatId);
        if (was != null) {
            memberships.add(new Membership(
                    was.personId(), was.organizationId(), was.postId(), was.role(), was.startDate(), day));
        }
    }

    private Popolo.Body done() {
        memberships.addAll(sitting.values());
        return new Popolo.Body(
                organization == null ? List.of() : List.of(organization),
                seats.values().stream()
                        .map(seat -> new Post(post(seat.seatId()), seat.title(), seat.seatClass(), id))
                        .toList(),
                List.copyOf(memberships));
    }
}
