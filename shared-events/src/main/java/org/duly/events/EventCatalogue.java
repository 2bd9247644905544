package org.duly.events;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every event type there is, found from the sealed hierarchy: a new event cannot be left out. */
public final class EventCatalogue {
    private static final Map<String, Class<? extends DomainEvent>> BY_TYPE = collect();
    private static final ClassValue<EventType> TYPES = new ClassValue<>() {
        @Override
        protected EventType computeValue(Class<?> event) {
            EventType type = event.getAnnotation(EventType.class);
            if (type == null) {
                throw new IllegalStateException(event.getName() + " has no @EventType");
            }
            return type;
        }
    };

    private EventCatalogue() {}

    /** The published types with their records, in the order of the sealed hierarchy. */
    public static Map<String, Class<? extends DomainEvent>> types() {
        return BY_TYPE;
    }

    /** The record of a published type, or null if this version of the contract does not know it. */
    public static @Nullable Class<? extends DomainEvent> classOf(String type) {
        return BY_TYPE.get(type);
    }

    /** The published type of an event's record. */
    public static String typeOf(Class<? extends DomainEvent> event) {
        return TYPES.get(event).value();
    }

    /** The published types of several records, in their order. */
    @SafeVarargs
    public static List<String> typesOf(Class<? extends DomainEvent>... events) {
        List<String> types = new ArrayList<>();
        for (Class<? extends DomainEvent> event : events) {
            types.add(typeOf(event));
        }
        return List.copyOf(types);
    }

    /** How an event of this record is to be handled. */
    public static Classification classificationOf(Class<? extends DomainEvent> event) {
        return TYPES.get(event).classification();
    }

    /** The identifier of the JSON Schema of a published type, the CloudEvents {@code dataschema}. */
    public static String schemaOf(String type) {
        return "urn:duly:schema:" + type;
    }

    private static Map<String, Class<? extends DomainEvent>> collect() {
        Map<String, Class<? extends DomainEvent>> found = new LinkedHashMap<>();
        collect(DomainEvent.class, found);
        return Collections.unmodifiableMap(found);
    }

    private static void collect(Class<?> type, Map<String, Class<? extends DomainEvent>> found) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        if (permitted == null) {
            Class<? extends DomainEvent> event = type.asSubclass(DomainEvent.class);
            EventType name = event.getAnnotation(EventType.class);
            if (name == null) {
                throw new IllegalStateException(event.getName() + " has no @EventType");
            }
            Class<? extends DomainEvent> other = found.put(name.value(), event);
            // A condition's events belong to several families: the same record is met more than once.
            if (other != null && other != event) {
                throw new IllegalStateException("Two events are published as " + name.value());
            }
            return;
        }
        for (Class<?> each : permitted) {
            collect(each, found);
        }
    }
}
