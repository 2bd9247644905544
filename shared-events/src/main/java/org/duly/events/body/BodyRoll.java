package org.duly.events.body;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.duly.events.governance.Authority;
import org.jspecify.annotations.Nullable;

/**
 * A body as its events make it: how it is made up, who holds which seat, who may deputise, and its scheme of reservation
 * and delegation. The one meaning of it for commands, for queries and for reporting jobs. Immutable.
 *
 * @param constitution the one in force; absent where none is kept, and then there are no seats either
 * @param holders by seat: a seat without one is vacant
 * @param deputies by seat: who may sit in the place of its holder
 * @param scheme the lines in force by matter, in the order in which the matters were first given
 * @param dissolved absent while the body exists
 */
public record BodyRoll(
        BodyConstituted constituted,
        @Nullable Constitution constitution,
        Map<String, String> holders,
        Map<String, Set<String>> deputies,
        Map<String, MatterReserved> scheme,
        @Nullable BodyDissolved dissolved) {
    public BodyRoll {
        holders = Map.copyOf(holders);
        deputies = Map.copyOf(deputies);
        scheme = Collections.unmodifiableMap(new LinkedHashMap<>(scheme));
    }

    /** The body after an event of its stream; null until it is constituted, whatever else is known of it. */
    public static @Nullable BodyRoll after(@Nullable BodyRoll before, BodyEvent event) {
        if (event instanceof BodyConstituted constituted) {
            return new BodyRoll(constituted, constituted.constitution(), Map.of(), Map.of(), Map.of(), null);
        }
        return before == null ? null : before.with(event);
    }

    private BodyRoll with(BodyEvent event) {
        return switch (event) {
            case BodyConstituted _ -> this;
            case BodyReconstituted changed -> reconstituted(changed.constitution());
            case SeatFilled filled -> withHolders(put(holders, filled.seatId(), filled.member()));
            case SeatVacated vacated -> withHolders(without(holders, vacated.seatId()));
            case DeputyNamed named -> withDeputy(named.seatId(), named.deputy(), true);
            case DeputyRemoved removed -> withDeputy(removed.seatId(), removed.deputy(), false);
            case MatterReserved reserved -> withScheme(put(scheme, reserved.matterId(), reserved));
            case MatterReservationEnded ended -> withScheme(without(scheme, ended.matterId()));
            case BodyDissolved ended -> new BodyRoll(constituted, constitution, holders, deputies, scheme, ended);
        };
    }

    /** The seats of the constitution in force, in its order. */
    public List<Seat> seats() {
        return constitution == null ? List.of() : constitution.seats();
    }

    /** The seat of an id, or null if the constitution in force has none. */
    public @Nullable Seat seat(String seatId) {
        return seats().stream()
                .filter(seat -> seat.seatId().equals(seatId))
                .findFirst()
                .orElse(null);
    }

    /** The holder of a seat, or null if it is vacant. */
    public @Nullable String holder(String seatId) {
        return holders.get(seatId);
    }

    /** The seat a person holds, or null if none. */
    public @Nullable Seat seatOf(String member) {
        return seats().stream()
                .filter(seat -> member.equals(holders.get(seat.seatId())))
                .findFirst()
                .orElse(null);
    }

    /** Whether a person may sit in the place of the holder of a seat; in that of a vacant one nobody may. */
    public boolean mayDeputise(String person, String seatId) {
        return holders.containsKey(seatId)
                && deputies.getOrDefault(seatId, Set.of()).contains(person);
    }

    /** A person with those in whose place they may sit; whoever holds a seat sits for themselves alone. */
    public Set<String> actingFor(String person) {
        Set<String> all = new LinkedHashSet<>(Set.of(person));
        if (seatOf(person) == null) {
            holders.forEach((seat, holder) -> {
                if (mayDeputise(person, seat)) {
                    all.add(holder);
                }
            });
        }
        return all;
    }

    /** Seats that nobody holds, in the constitution's order. */
    public List<Seat> vacancies() {
        return seats().stream()
                .filter(seat -> !holders.containsKey(seat.seatId()))
                .toList();
    }

    /** Whether this body's scheme in force gives a matter to whoever decides it, in the way that is said. */
    public boolean gives(Authority authority, String decider) {
        MatterReserved line = scheme.get(authority.matterId());
        if (line == null) {
            return false;
        }
        return decider.equals(
                switch (authority.kind()) {
                    case RESERVED -> line.reservedTo();
                    case DELEGATED -> line.delegatedTo();
                });
    }

    private BodyRoll reconstituted(Constitution changed) {
        Set<String> remaining = changed.seats().stream().map(Seat::seatId).collect(Collectors.toSet());
        Map<String, String> staying = new HashMap<>(holders);
        staying.keySet().retainAll(remaining);
        Map<String, Set<String>> deputising = new HashMap<>(deputies);
        deputising.keySet().retainAll(remaining);
        return new BodyRoll(constituted, changed, staying, deputising, scheme, dissolved);
    }

    private BodyRoll withHolders(Map<String, String> changed) {
        return new BodyRoll(constituted, constitution, changed, deputies, scheme, dissolved);
    }

    private BodyRoll withDeputy(String seatId, String person, boolean named) {
        Set<String> ofTheSeat = new TreeSet<>(deputies.getOrDefault(seatId, Set.of()));
        if (named) {
            ofTheSeat.add(person);
        } else {
            ofTheSeat.remove(person);
        }
        Map<String, Set<String>> changed = put(deputies, seatId, Collections.unmodifiableSet(ofTheSeat));
        return new BodyRoll(constituted, constitution, holders, changed, scheme, dissolved);
    }

    private BodyRoll withScheme(Map<String, MatterReserved> changed) {
        return new BodyRoll(constituted, constitution, holders, deputies, changed, dissolved);
    }

    private static <V> Map<String, V> put(Map<String, V> before, String key, V value) {
        Map<String, V> after = new LinkedHashMap<>(before);
        after.put(key, value);
        return after;
    }

    private static <V> Map<String, V> without(Map<String, V> before, String key) {
        Map<String, V> after = new LinkedHashMap<>(before);
        after.remove(key);
        return after;
    }
}
