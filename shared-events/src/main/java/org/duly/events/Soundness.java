package org.duly.events;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether an event has everything it must have and holds only text that every reader can keep. Jackson reads an absent
 * field as null and leaves a null field out, and it writes half a surrogate pair as an escape; U+0000 is JSON, but no
 * PostgreSQL text. Without this look, such an event would stop its readers later, for ever.
 */
final class Soundness {
    private static final String MISSING = " is missing";
    private static final String NOT_TEXT = " has U+0000 or half a surrogate pair";

    private static final String NOT_A_TIMESTAMP = " is not within the years 0000 to 9999";
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private static final ClassValue<List<Component>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> type) {
            return Component.of(type);
        }
    };

    private Soundness() {}

    /** The first fault, at any depth, as a JSON Pointer and what is wrong there; null if there is none. */
    static @Nullable String firstFault(Object value) {
        if (value instanceof String text) {
            return isText(text) ? null : NOT_TEXT;
        }
        if (value instanceof Instant time) {
            return isTimestamp(time) ? null : NOT_A_TIMESTAMP;
        }
        if (value instanceof List<?> items) {
            for (int index = 0; index < items.size(); index++) {
                Object item = items.get(index);
                String fault = item == null ? MISSING : firstFault(item);
                if (fault != null) {
                    return "/" + index + fault;
                }
            }
            return null;
        }
        for (Component component : COMPONENTS.get(value.getClass())) {
            Object inner = component.read(value);
            String fault = null;
            if (inner != null) {
                fault = firstFault(inner);
            } else if (!component.optional()) {
                fault = MISSING;
            }
            if (fault != null) {
                return "/" + component.name() + fault;
            }
        }
        return null;
    }

    /** Whether RFC 3339 can say this time. */
    static boolean isTimestamp(Instant time) {
        return !time.isBefore(FIRST) && !time.isAfter(LAST);
    }

    /** Whether every character is Unicode text: no U+0000, no half of a surrogate pair. */
    static boolean isText(String text) {
        int length = text.length();
        for (int at = 0; at < length; at++) {
            // One comparison for nearly every character: U+0000 wraps round, surrogates start at U+D800.
            if ((char) (text.charAt(at) - 1) >= Character.MIN_SURROGATE - 1) {
                int codePoint = text.codePointAt(at);
                if (codePoint == 0 || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE)) {
                    return false;
                }
                at += Character.charCount(codePoint) - 1;
            }
        }
        return true;
    }

    /** A record's component that can be null: a primitive one is not looked at. */
    private record Component(String name, boolean optional, Method accessor) {
        static List<Component> of(Class<?> type) {
            List<Component> components = new ArrayList<>();
            if (type.isRecord()) {
                for (RecordComponent component : type.getRecordComponents()) {
                    if (!component.getType().isPrimitive()) {
                        boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
                        components.add(new Component(component.getName(), optional, component.getAccessor()));
                    }
                }
            }
            return List.copyOf(components);
        }

        @Nullable
        Object read(Object owner) {
            try {
                return accessor.invoke(owner);
            } catch (IllegalAccessException | InvocationTargetException unexpected) {
                throw new IllegalStateException("Cannot read " + accessor, unexpected);
            }
        }
    }
}
