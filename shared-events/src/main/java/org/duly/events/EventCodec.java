package org.duly.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The codec: an event's published bytes to its records and back. Log, publisher, query side and reporting jobs all
 * use this one, so there is one meaning of the bytes.
 *
 * <p>The bytes are a CloudEvents 1.0 structured JSON document in UTF-8, attributes in a fixed order, absent attributes
 * omitted. Fields that this version does not know are ignored (new optional fields are the only compatible change); a
 * missing required field, an unknown type or anything that is not JSON is an {@link UnreadableEventException}.
 *
 * <p>Thread-safe.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">CloudEvents JSON</a>
 */
public final class EventCodec {
    private static final String SPEC_VERSION = "1.0";
    private static final String CONTENT_TYPE = "application/json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private static final ClassValue<ObjectWriter> WRITERS = new ClassValue<>() {
        @Override
        protected ObjectWriter computeValue(Class<?> type) {
            return JSON.writerFor(type);
        }
    };
    private static final ClassValue<ObjectReader> READERS = new ClassValue<>() {
        @Override
        protected ObjectReader computeValue(Class<?> type) {
            return JSON.readerFor(type);
        }
    };
    private static final ClassValue<List<Component>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> type) {
            return Component.of(type);
        }
    };

    /** Encodes an event whose recorded time the log will stamp; the envelope's own recorded time is not looked at. */
    public EncodedEvent encode(EventEnvelope event) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        int recordedTimeAt;
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringProperty("specversion", SPEC_VERSION);
            json.writeStringProperty("id", event.id().toString());
            json.writeStringProperty("source", event.source());
            json.writeStringProperty("type", event.type());
            json.writeStringProperty("subject", event.stream());
            json.writeStringProperty("time", event.time().toString());
            json.writeStringProperty("datacontenttype", CONTENT_TYPE);
            json.writeStringProperty("dataschema", EventCatalogue.schemaOf(event.type()));
            json.writeName("recordedtime");
            json.flush();
            recordedTimeAt = out.size() + ":\"".length();
            json.writeString(EncodedEvent.UNSTAMPED);
            json.writeStringProperty("streamversion", Long.toString(event.streamVersion()));
            json.writeStringProperty("scope", event.scope());
            json.writeStringProperty("actor", event.actor());
            json.writeStringProperty("actorrole", event.actorRole());
            if (event.onBehalfOf() != null) {
                json.writeStringProperty("onbehalfof", event.onBehalfOf());
            }
            json.writeStringProperty("correlationid", event.correlationId());
            json.writeStringProperty("causationid", event.causationId());
            json.writeStringProperty("classification", event.classification().marking());
            json.writeName("data");
            WRITERS.get(event.data().getClass()).writeValue(json, event.data());
            json.writeEndObject();
        }
        byte[] bytes = out.toByteArray();
        if (!startsWith(bytes, recordedTimeAt, EncodedEvent.UNSTAMPED)) {
            throw new IllegalStateException("The place of the recorded time was not found in the bytes");
        }
        return new EncodedEvent(bytes, recordedTimeAt);
    }

    /**
     * Reads an event's published bytes.
     *
     * @throws UnreadableEventException if this version of the contract cannot read them
     */
    public EventEnvelope decode(byte[] bytes) {
        try {
            JsonNode json = JSON.readTree(bytes);
            if (!json.isObject()) {
                throw new UnreadableEventException("An event is a JSON object");
            }
            require(SPEC_VERSION.equals(text(json, "specversion")), "specversion is not 1.0");
            String type = text(json, "type");
            Class<? extends DomainEvent> target = EventCatalogue.classOf(type);
            if (target == null) {
                throw new UnreadableEventException(
                        "No event type '" + type + "' in this version of the contract: update the reader, then resume");
            }
            JsonNode data = json.get("data");
            require(data != null && data.isObject(), "data is missing");
            DomainEvent event = READERS.get(target).readValue(data);
            requireComplete(event, "data");
            return new EventEnvelope(
                    UUID.fromString(text(json, "id")),
                    text(json, "source"),
                    text(json, "subject"),
                    Long.parseLong(text(json, "streamversion")),
                    Instant.parse(text(json, "time")),
                    Instant.parse(text(json, "recordedtime")),
                    text(json, "scope"),
                    text(json, "actor"),
                    text(json, "actorrole"),
                    optionalText(json, "onbehalfof"),
                    text(json, "correlationid"),
                    text(json, "causationid"),
                    event);
        } catch (JacksonException | IllegalArgumentException | java.time.DateTimeException unreadable) {
            throw new UnreadableEventException("Not a readable event: " + unreadable.getMessage(), unreadable);
        }
    }

    /** Whether every required component, at any depth, is present. Jackson fills an absent one with null. */
    private static void requireComplete(Object value, String path) {
        if (value instanceof Iterable<?> items) {
            int index = 0;
            for (Object item : items) {
                require(item != null, path + "[" + index + "] is null");
                requireComplete(item, path + "[" + index++ + "]");
            }
            return;
        }
        for (Component component : COMPONENTS.get(value.getClass())) {
            Object inner = component.read(value);
            if (inner == null) {
                require(component.optional(), path + "." + component.name() + " is missing");
            } else {
                requireComplete(inner, path + "." + component.name());
            }
        }
    }

    private static String text(JsonNode json, String attribute) {
        String value = optionalText(json, attribute);
        if (value == null || value.isEmpty()) {
            throw new UnreadableEventException("The attribute '" + attribute + "' is missing");
        }
        return value;
    }

    private static @Nullable String optionalText(JsonNode json, String attribute) {
        JsonNode value = json.get(attribute);
        if (value == null) {
            return null;
        }
        require(value.isString(), "The attribute '" + attribute + "' is not a string");
        return value.stringValue();
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new UnreadableEventException(message);
        }
    }

    private static boolean startsWith(byte[] bytes, int at, String text) {
        byte[] expected = text.getBytes(StandardCharsets.US_ASCII);
        return Arrays.equals(bytes, at, at + expected.length, expected, 0, expected.length);
    }

    private record Component(String name, boolean optional, Method accessor) {
        static List<Component> of(Class<?> type) {
            List<Component> components = new ArrayList<>();
            if (type.isRecord() && type.getName().startsWith("org.duly.events.")) {
                for (RecordComponent component : type.getRecordComponents()) {
                    boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
                    components.add(new Component(component.getName(), optional, component.getAccessor()));
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
