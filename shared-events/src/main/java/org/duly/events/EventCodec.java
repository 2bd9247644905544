package org.duly.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * The codec: an event's published bytes to its records and back. Log, publisher, query side and reporting jobs all
 * use this one, so there is one meaning of the bytes.
 *
 * <p>The bytes are a CloudEvents 1.0 structured JSON document in UTF-8: attributes in a fixed order with {@code data}
 * last, absent attributes omitted. Fields that this version does not know are ignored (new optional fields are the only
 * compatible change); a missing required field, an unknown type or anything that is not JSON is an
 * {@link UnreadableEventException}. What {@link #encode} accepts, {@link #decode} reads.
 *
 * <p>Thread-safe. Both ways take one pass over the bytes.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">CloudEvents JSON</a>
 */
public final class EventCodec {
    private static final String SPEC_VERSION = "1.0";
    private static final String CONTENT_TYPE = "application/json";

    /** The attributes that are read; the others follow from the type. */
    private static final Set<String> ATTRIBUTES = Set.of(
            "specversion",
            "id",
            "source",
            "type",
            "subject",
            "time",
            "recordedtime",
            "streamversion",
            "scope",
            "actor",
            "actorrole",
            "onbehalfof",
            "correlationid",
            "causationid");

    /** Nothing is coerced: "1" is not 1, 1 is not "1", 1.5 is not 1, 0 is not the first constant of an enum. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            // The data is read out of the middle of a document; its end is checked where the document ends.
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .withCoercionConfig(LogicalType.Textual, EventCodec::refuseScalars)
            .addModule(new SimpleModule().addDeserializer(Instant.class, new Timestamps()))
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

    /**
     * Encodes an event whose recorded time the log will stamp; the envelope's own recorded time is not looked at.
     *
     * @throws IllegalArgumentException if what {@link #decode} requires is missing, empty or not Unicode text: bytes
     *     that nobody could read must never reach the log
     */
    public EncodedEvent encode(EventEnvelope event) {
        String fault = Soundness.firstFault(event.data());
        if (fault != null) {
            throw new IllegalArgumentException("data" + fault);
        }
        if (event.streamVersion() < 0) {
            throw new IllegalArgumentException("A stream's versions start at 0");
        }
        if (!Soundness.isTimestamp(event.time())) {
            throw new IllegalArgumentException("time is not within the years 0000 to 9999");
        }
        try {
            return write(event);
        } catch (JacksonException unwritable) {
            throw new IllegalArgumentException("Not a writable event: " + unwritable.getMessage(), unwritable);
        }
    }

    private static EncodedEvent write(EventEnvelope event) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        int recordedTimeAt;
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringProperty("specversion", SPEC_VERSION);
            json.writeStringProperty("id", event.id().toString());
            writeText(json, "source", event.source());
            json.writeStringProperty("type", event.type());
            writeText(json, "subject", event.stream());
            json.writeStringProperty("time", event.time().toString());
            json.writeStringProperty("datacontenttype", CONTENT_TYPE);
            json.writeStringProperty("dataschema", EventCatalogue.schemaOf(event.type()));
            json.writeName("recordedtime");
            json.flush();
            recordedTimeAt = out.size() + ":\"".length();
            json.writeString(EncodedEvent.UNSTAMPED);
            json.writeStringProperty("streamversion", Long.toString(event.streamVersion()));
            writeText(json, "scope", event.scope());
            writeText(json, "actor", event.actor());
            writeText(json, "actorrole", event.actorRole());
            if (event.onBehalfOf() != null) {
                writeText(json, "onbehalfof", event.onBehalfOf());
            }
            writeText(json, "correlationid", event.correlationId());
            writeText(json, "causationid", event.causationId());
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

    private static void writeText(JsonGenerator json, String attribute, String value) {
        if (value.isEmpty() || !Soundness.isText(value)) {
            throw new IllegalArgumentException("The attribute '" + attribute + "' is empty or not text");
        }
        json.writeStringProperty(attribute, value);
    }

    /**
     * Reads an event's published bytes.
     *
     * @throws UnreadableEventException if this version of the contract cannot read them
     */
    public EventEnvelope decode(byte[] bytes) {
        try (JsonParser json = JSON.createParser(bytes)) {
            return read(json);
        } catch (JacksonException | IllegalArgumentException | DateTimeException unreadable) {
            throw new UnreadableEventException("Not a readable event: " + unreadable.getMessage(), unreadable);
        }
    }

    private static EventEnvelope read(JsonParser json) {
        require(json.nextToken() == JsonToken.START_OBJECT, "An event is a JSON object");
        Map<String, String> attributes = new HashMap<>();
        DomainEvent data = null;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("data")) {
                require(value == JsonToken.START_OBJECT, "data is not an object");
                data = readData(json, text(attributes, "type"));
            } else if (ATTRIBUTES.contains(name)) {
                require(value == JsonToken.VALUE_STRING, "The attribute '" + name + "' is not a string");
                String text = json.getString();
                require(!text.isEmpty() && Soundness.isText(text), "The attribute '" + name + "' is empty or not text");
                attributes.put(name, text);
            } else {
                json.skipChildren();
            }
        }
        require(json.nextToken() == null, "Something follows the event");
        require(SPEC_VERSION.equals(text(attributes, "specversion")), "specversion is not 1.0");
        if (data == null) {
            throw new UnreadableEventException("data is missing");
        }
        long streamVersion = Long.parseLong(text(attributes, "streamversion"));
        require(streamVersion >= 0, "streamversion is negative");
        return new EventEnvelope(
                UUID.fromString(text(attributes, "id")),
                text(attributes, "source"),
                text(attributes, "subject"),
                streamVersion,
                Instant.parse(text(attributes, "time")),
                Instant.parse(text(attributes, "recordedtime")),
                text(attributes, "scope"),
                text(attributes, "actor"),
                text(attributes, "actorrole"),
                attributes.get("onbehalfof"),
                text(attributes, "correlationid"),
                text(attributes, "causationid"),
                data);
    }

    private static DomainEvent readData(JsonParser json, String type) {
        Class<? extends DomainEvent> target = EventCatalogue.classOf(type);
        if (target == null) {
            throw new UnreadableEventException(
                    "No event type '" + type + "' in this version of the contract: update the reader, then resume");
        }
        DomainEvent data = READERS.get(target).readValue(json);
        String fault = Soundness.firstFault(data);
        require(fault == null, "data" + fault);
        return data;
    }

    private static String text(Map<String, String> attributes, String name) {
        String value = attributes.get(name);
        if (value == null) {
            throw new UnreadableEventException("The attribute '" + name + "' is missing or comes after the data");
        }
        return value;
    }

    private static void refuseScalars(MutableCoercionConfig coercion) {
        coercion.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
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

    /** Times are RFC 3339 texts and nothing else: Jackson's own reader would take a number of seconds too. */
    private static final class Timestamps extends StdScalarDeserializer<Instant> {
        Timestamps() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) {
            require(json.hasToken(JsonToken.VALUE_STRING), "A time is not a string");
            return Instant.parse(json.getString());
        }
    }
}
