package org.duly.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.duly.events.ballot.BallotPaperReturned;
import org.duly.events.engagement.Channel;
import org.duly.events.engagement.DocumentFormat;
import org.duly.events.engagement.DocumentPublished;
import org.duly.events.engagement.EngagementClosed;
import org.duly.events.engagement.EngagementWithdrawn;
import org.duly.events.engagement.OutcomePublished;
import org.duly.events.response.Answer;
import org.duly.events.response.Consent;
import org.duly.events.response.PublicationConsent;
import org.duly.events.response.RespondentKind;
import org.duly.events.response.ResponseLogged;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class EventCodecTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final EventEnvelope WITHDRAWN =
            EventExamples.envelope(new EngagementWithdrawn("No longer needed"), 3);

    private final EventCodec codec = new EventCodec();

    @Test
    void attributesStandInTheirOrderWithTheDataLast() {
        assertThat(text(WITHDRAWN)).isEqualTo("""
                {"specversion":"1.0",\
                "id":"016ed050-7b00-7003-8000-000000000003",\
                "source":"duly.example.nhs.uk/main",\
                "type":"org.duly.engagement.engagement-withdrawn.v1",\
                "subject":"engagement/016d85a5-4c00-7000-8000-000000000001",\
                "time":"2019-11-29T10:15:03Z",\
                "datacontenttype":"application/json",\
                "dataschema":"urn:duly:schema:org.duly.engagement.engagement-withdrawn.v1",\
                "recordedtime":"2019-12-04T09:30:03.120Z",\
                "streamversion":"3",\
                "scope":"engagement/016d85a5-4c00-7000-8000-000000000001",\
                "actor":"officer-7",\
                "actorrole":"engagement-officer",\
                "onbehalfof":"body-buckinghamshire",\
                "correlationid":"3f6c1d0e9b",\
                "causationid":"key-3",\
                "classification":"OFFICIAL",\
                "data":{"reason":"No longer needed"}}""");
    }

    @Test
    void attributeNamesKeepToTheCloudEventsRules() {
        JsonNode event = JSON.readTree(text(WITHDRAWN));
        assertThat(event.propertyNames()).allMatch(name -> name.matches("[a-z0-9]{1,20}"));
        assertThat(event.properties())
                .filteredOn(attribute -> !attribute.getKey().equals("data"))
                .allMatch(attribute -> attribute.getValue().isString());
        assertThat(URI.create(event.path("dataschema").stringValue()).isAbsolute())
                .isTrue();
    }

    @Test
    void whatIsAbsentIsLeftOutAndNeverNull() {
        EventEnvelope bare = withOnBehalfOf(EventExamples.envelope(bareResponse(), 0), null);
        assertThat(text(bare)).doesNotContain("onbehalfof", "null", "respondentName", "transcription");
        assertThat(codec.decode(bytes(bare))).isEqualTo(bare);
    }

    @Test
    void stampingWritesTheRecordedTimeAtAFixedWidth() {
        EncodedEvent encoded = codec.encode(WITHDRAWN);
        int size = encoded.size();
        for (String time : List.of("2026-01-02T03:04:05Z", "1969-12-31T23:59:59.999Z", "9999-12-31T23:59:59.001Z")) {
            byte[] bytes = encoded.stamp(Instant.parse(time));
            assertThat(bytes).hasSize(size);
            assertThat(codec.decode(bytes).recordedTime()).isEqualTo(Instant.parse(time));
        }
        assertThat(EncodedEvent.format(Instant.parse("2026-01-02T03:04:05Z"))).isEqualTo("2026-01-02T03:04:05.000Z");
        assertThat(EncodedEvent.format(Instant.parse("2026-01-02T03:04:05.123999999Z")))
                .isEqualTo("2026-01-02T03:04:05.123Z");
    }

    @Test
    void aRecordedTimeThatDoesNotFitIsRefused() {
        EncodedEvent encoded = codec.encode(WITHDRAWN);
        assertThatIllegalArgumentException().isThrownBy(() -> encoded.stamp(Instant.parse("+10000-01-01T00:00:00Z")));
        assertThatIllegalArgumentException().isThrownBy(() -> encoded.stamp(Instant.parse("-0001-12-31T00:00:00Z")));
    }

    @Test
    void theSizeLimitLeavesRoomInATlogEntry() {
        assertThat(EncodedEvent.MAX_BYTES).isEqualTo(60_000).isLessThan(65_535);
        EncodedEvent large =
                codec.encode(EventExamples.envelope(new EngagementWithdrawn("x".repeat(EncodedEvent.MAX_BYTES)), 0));
        assertThat(large.size())
                .as("the log judges the size, the codec tells it")
                .isGreaterThan(EncodedEvent.MAX_BYTES);
    }

    @Test
    void textOfAnyScriptSurvives() {
        String text = "Llŷn — “café” 看護 🏥 \u202e\t\n\\ \" \u0001 \u2028";
        EventEnvelope event = EventExamples.envelope(new OutcomePublished(text, text, text), 0);
        assertThat(codec.decode(bytes(event))).isEqualTo(event);
        assertThat(text(event)).contains("Llŷn — “café” 看護 🏥");
    }

    @Test
    void timesKeepEveryDigitAndMayLieBefore1970() {
        for (String time : List.of(
                "1948-07-05T00:00:00Z",
                "1969-12-31T23:59:59.999999999Z",
                "2019-10-27T00:30:00.000000001Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999999999Z")) {
            EventEnvelope event = withTime(WITHDRAWN, Instant.parse(time));
            assertThat(codec.decode(bytes(event)).time()).isEqualTo(Instant.parse(time));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.encode(withTime(WITHDRAWN, Instant.parse("+10000-01-01T00:00:00Z"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.encode(EventExamples.envelope(new EngagementClosed(Instant.MAX), 0)))
                .withMessage("data/closedAt is not within the years 0000 to 9999");
    }

    @Test
    void whatNobodyCouldReadIsNotWritten() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.encode(EventExamples.envelope(new EngagementWithdrawn(nothing()), 0)))
                .withMessage("data/reason is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.encode(EventExamples.envelope(logged(Arrays.asList(null, null)), 0)))
                .withMessage("data/answers/0 is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.encode(EventExamples.envelope(new EngagementWithdrawn("half \ud83c"), 0)))
                .withMessage("data/reason has U+0000 or half a surrogate pair");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.encode(EventExamples.envelope(new EngagementWithdrawn("\udf00\ud83c"), 0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.encode(EventExamples.envelope(new EngagementWithdrawn("no\0ne"), 0)));
        assertThatIllegalArgumentException().isThrownBy(() -> codec.encode(withOnBehalfOf(WITHDRAWN, "a\0b")));
        assertThatIllegalArgumentException().isThrownBy(() -> codec.encode(withOnBehalfOf(WITHDRAWN, "")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.encode(EventExamples.envelope(new EngagementWithdrawn("never"), -1)));
    }

    @Test
    void anEventWithoutARequiredFieldAtAnyDepthIsUnreadable() {
        for (EventEnvelope example : EventExamples.all()) {
            ObjectNode event = (ObjectNode) JSON.readTree(bytes(example));
            requireEveryRequired(
                    event,
                    (ObjectNode) event.path("data"),
                    EventSchemas.of(example.data().getClass()));
        }
    }

    private void requireEveryRequired(ObjectNode event, ObjectNode value, JsonNode schema) {
        for (JsonNode name : schema.path("required")) {
            JsonNode removed = value.remove(name.stringValue());
            if (removed != null) {
                assertUnreadable(JSON.writeValueAsBytes(event));
                value.putNull(name.stringValue());
                assertUnreadable(JSON.writeValueAsBytes(event));
                value.set(name.stringValue(), removed);
            }
        }
        for (String name : schema.path("properties").propertyNames()) {
            JsonNode inner = schema.path("properties").path(name);
            if (value.path(name) instanceof ObjectNode object) {
                requireEveryRequired(event, object, inner);
            }
            if (value.path(name).path(0) instanceof ObjectNode item) {
                requireEveryRequired(event, item, inner.path("items"));
            }
        }
    }

    @Test
    void anEventWithoutAnAttributeThatIsReadIsUnreadable() {
        for (String attribute : List.of(
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
                "correlationid",
                "causationid",
                "data")) {
            ObjectNode event = (ObjectNode) JSON.readTree(text(WITHDRAWN));
            event.remove(attribute);
            assertUnreadable(JSON.writeValueAsBytes(event));
            event.put(attribute, 7);
            assertUnreadable(JSON.writeValueAsBytes(event));
            event.put(attribute, "");
            assertUnreadable(JSON.writeValueAsBytes(event));
            event.putNull(attribute);
            assertUnreadable(JSON.writeValueAsBytes(event));
        }
    }

    @Test
    void anUnknownTypeIsUnreadableAndSaysWhatToDo() {
        assertThatThrownBy(() ->
                        decode(text(WITHDRAWN).replace("engagement-withdrawn.v1\",\"sub", "unheard-of.v9\",\"sub")))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("org.duly.engagement.unheard-of.v9")
                .hasMessageContaining("update the reader, then resume");
    }

    @Test
    void whatIsNotExactlyOneWellFormedEventIsUnreadable() {
        String event = text(WITHDRAWN);
        for (String bad : List.of(
                "",
                "   ",
                "null",
                "[]",
                "7",
                "\"text\"",
                "not json",
                event + "{}",
                event + "x",
                "[" + event + "]",
                event.substring(0, event.length() - 1),
                event.replace("\"specversion\":\"1.0\"", "\"specversion\":\"0.3\""),
                event.replace("\"streamversion\":\"3\"", "\"streamversion\":\"three\""),
                event.replace("\"streamversion\":\"3\"", "\"streamversion\":\"-3\""),
                event.replace("\"streamversion\":\"3\"", "\"streamversion\":3"),
                event.replace("016ed050-7b00", "016ed05x-7b00"),
                event.replace("2019-11-29T10:15:03Z", "29 November 2019"),
                event.replace("\"actor\":", "\"actor\":\"someone-else\",\"actor\":"),
                event.replace("\"reason\":", "\"reason\":\"another\",\"reason\":"),
                event.replace("\"reason\":\"No longer needed\"", "\"reason\":{}"),
                event.replace("{\"reason\":\"No longer needed\"}", "[]"),
                event.replace("No longer", "No\\u0000longer"),
                event.replace("No longer", "No\\ud83clonger"),
                event.replace("officer-7", "officer\\u0000"),
                "{\"data\":{\"reason\":\"x\"},"
                        + event.substring(1).replace(",\"data\":{\"reason\":\"No longer needed\"}", ""))) {
            assertUnreadable(bad.getBytes(StandardCharsets.UTF_8));
        }
        assertUnreadable(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2});
        byte[] brokenUtf8 = event.replace("No longer", "No\u00e9longer").getBytes(StandardCharsets.ISO_8859_1);
        assertUnreadable(brokenUtf8);
    }

    @Test
    void nothingIsCoerced() {
        String document = text(EventExamples.envelope(
                new DocumentPublished("d", 1, "t", "00", "text/plain", DocumentFormat.STANDARD, "en"), 0));
        for (String bad : List.of(
                document.replace("\"version\":1", "\"version\":\"1\""),
                document.replace("\"version\":1", "\"version\":1.5"),
                document.replace("\"version\":1", "\"version\":99999999999"),
                document.replace("\"version\":1", "\"version\":true"),
                document.replace("\"STANDARD\"", "0"),
                document.replace("\"STANDARD\"", "\"standard\""),
                document.replace("\"STANDARD\"", "\"\""),
                document.replace("\"title\":\"t\"", "\"title\":5"))) {
            assertThat(bad).isNotEqualTo(document);
            assertUnreadable(bad.getBytes(StandardCharsets.UTF_8));
        }
        String closed = text(EventExamples.envelope(new EngagementClosed(Instant.EPOCH), 0));
        assertUnreadable(closed.replace("\"1970-01-01T00:00:00Z\"", "0").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aProtectedTextIsInlineOrStoredAndNeverBothOrNeither() {
        String logged = text(EventExamples.envelope(bareResponse(), 0));
        for (String text :
                List.of("{\"commitment\":\"c\"}", "{\"ciphertext\":\"a\",\"document\":\"b\",\"commitment\":\"c\"}")) {
            assertUnreadable(
                    logged.replace("\"answers\":[]", "\"answers\":[{\"questionId\":\"*\",\"text\":" + text + "}]")
                            .getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void everyEventHasOneMarkingAndWhatConcernsAPersonIsSensitive() {
        for (EventEnvelope example : EventExamples.all()) {
            boolean aboutAPerson =
                    example.stream().startsWith("respon") || example.data() instanceof BallotPaperReturned;
            assertThat(example.classification())
                    .as(example.type())
                    .isEqualTo(aboutAPerson ? Classification.OFFICIAL_SENSITIVE : Classification.OFFICIAL);
            assertThat(Classification.of(example.classification().marking())).isEqualTo(example.classification());
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Classification.of("SECRET"));
    }

    private static ResponseLogged bareResponse() {
        return logged(List.of());
    }

    private static ResponseLogged logged(List<Answer> answers) {
        return new ResponseLogged(
                EventExamples.ENGAGEMENT,
                EventExamples.RESPONDENT,
                "BOB-1",
                Channel.WEB,
                "body",
                Instant.EPOCH,
                RespondentKind.ANONYMOUS,
                null,
                null,
                null,
                new Consent(PublicationConsent.DO_NOT_PUBLISH, false),
                null,
                null,
                answers,
                null,
                1,
                null);
    }

    /** What a decider with a defect might hand over: the type says it cannot be. */
    @SuppressWarnings("NullAway")
    private static String nothing() {
        return null;
    }

    private static EventEnvelope withTime(EventEnvelope event, Instant time) {
        return copy(event, time, event.onBehalfOf());
    }

    private static EventEnvelope withOnBehalfOf(EventEnvelope event, @Nullable String onBehalfOf) {
        return copy(event, event.time(), onBehalfOf);
    }

    private static EventEnvelope copy(EventEnvelope event, Instant time, @Nullable String onBehalfOf) {
        return new EventEnvelope(
                event.id(),
                event.source(),
                event.stream(),
                event.streamVersion(),
                time,
                event.recordedTime(),
                event.scope(),
                event.actor(),
                event.actorRole(),
                onBehalfOf,
                event.correlationId(),
                event.causationId(),
                event.data());
    }

    private void assertUnreadable(byte[] bytes) {
        assertThatThrownBy(() -> codec.decode(bytes))
                .as(new String(bytes, StandardCharsets.UTF_8))
                .isInstanceOf(UnreadableEventException.class);
    }

    private EventEnvelope decode(String text) {
        return codec.decode(text.getBytes(StandardCharsets.UTF_8));
    }

    private String text(EventEnvelope event) {
        return new String(bytes(event), StandardCharsets.UTF_8);
    }

    private byte[] bytes(EventEnvelope event) {
        return codec.encode(event).stamp(event.recordedTime());
    }
}
