package org.duly.command.handling;

import java.util.LinkedHashSet;
import java.util.Set;
import org.duly.events.DomainEvent;

/**
 * One kind of stream: the commands it takes and who decides them.
 *
 * @param commands the sealed interface of its commands
 */
public record StreamKind<C extends Command, E extends DomainEvent>(
        Class<C> commands, Class<E> events, Decider<?, C, E> decider) {

    /** Every command record under the sealed interface: none can be forgotten. */
    Set<Class<?>> commandTypes() {
        Set<Class<?>> types = new LinkedHashSet<>();
        collect(commands, types);
        return types;
    }

    /** A stream of this kind before its first event. */
    EventStream newStream(String id) {
        return new EventStream(id, folding());
    }

    /** The state of such a stream before its first event, and who decides on it. */
    EventStream.Folding<?, C, E> folding() {
        return new EventStream.Folding<>(commands, events, decider);
    }

    private static void collect(Class<?> type, Set<Class<?>> types) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        if (permitted == null) {
            types.add(type);
        } else {
            for (Class<?> each : permitted) {
                collect(each, types);
            }
        }
    }
}
