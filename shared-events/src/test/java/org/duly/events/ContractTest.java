package org.duly.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The gate: what was published stays readable, both ways. Published are the files under {@code examples} and
 * {@code schemas}, which travel in the jar.
 */
class ContractTest {
    private static final Path EXAMPLES = Approved.RESOURCES.resolve("examples");
    private static final Path SCHEMAS = Approved.RESOURCES.resolve("schemas");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final EventCodec codec = new EventCodec();

    @Test
    void everyEventTypeHasAnExample() {
        assertThat(EventExamples.all().stream().map(EventEnvelope::type).distinct())
                .containsExactlyInAnyOrderElementsOf(EventCatalogue.types().keySet());
    }

    @Test
    void examplesFillInEveryField() {
        for (Class<? extends DomainEvent> event : EventCatalogue.types().values()) {
            Set<String> expected = fields("data", EventSchemas.of(event));
            // A protected text is inline or stored, never both; the answers show the two.
            expected.removeIf(field -> field.endsWith(".document") && !field.endsWith("original.document"));
            Set<String> seen = new HashSet<>();
            for (EventEnvelope example : EventExamples.all()) {
                if (example.data().getClass() == event) {
                    present("data", JSON.readTree(bytes(example)).path("data"), seen);
                }
            }
            assertThat(seen).as(event.getSimpleName()).containsAll(expected);
        }
    }

    @Test
    void examplesKeepTheirBytes() throws IOException {
        Set<String> named = new HashSet<>();
        for (EventEnvelope example : EventExamples.all()) {
            String name = example.type();
            for (int more = 2; !named.add(name); more++) {
                name = example.type() + "." + more;
            }
            Approved.hasBytesForEver(EXAMPLES.resolve(name + ".json"), bytes(example));
        }
        assertThat(Approved.filesIn(EXAMPLES))
                .extracting(file -> file.getFileName().toString().replaceAll("\\.json$", ""))
                .as("every published example is still among the tested ones")
                .hasSameElementsAs(named);
    }

    @Test
    void everyPublishedExampleIsReadAndWrittenBackToTheSameBytes() throws IOException {
        for (Path file : Approved.filesIn(EXAMPLES)) {
            byte[] published = Files.readAllBytes(file);
            EventEnvelope event = codec.decode(published);
            byte[] again = codec.encode(event).stamp(event.recordedTime());
            assertThat(new String(again, StandardCharsets.UTF_8))
                    .as(file.toString())
                    .isEqualTo(new String(published, StandardCharsets.UTF_8));
        }
    }

    @Test
    void anOldReaderIgnoresFieldsOfALaterVersionAtAnyDepth() throws IOException {
        for (Path file : Approved.filesIn(EXAMPLES)) {
            byte[] published = Files.readAllBytes(file);
            ObjectNode later = (ObjectNode) JSON.readTree(published);
            addUnknownFields(later);
            assertThat(codec.decode(JSON.writeValueAsBytes(later)))
                    .as(file.toString())
                    .isEqualTo(codec.decode(published));
        }
    }

    @Test
    void publishedSchemasChangeOnlyCompatibly() throws IOException {
        for (Path file : Approved.filesIn(SCHEMAS)) {
            String type = file.getFileName().toString().replaceAll("\\.json$", "");
            Class<? extends DomainEvent> event = EventCatalogue.classOf(type);
            if (event == null) {
                throw new AssertionError(type + " was published: a type is never renamed or removed");
            }
            assertThat(ContractChanges.incompatible(JSON.readTree(Files.readAllBytes(file)), EventSchemas.of(event)))
                    .as("%s was published: only new optional fields are compatible; anything else is a new type", type)
                    .isEmpty();
        }
        for (Class<? extends DomainEvent> event : EventCatalogue.types().values()) {
            Approved.hasContent(
                    SCHEMAS.resolve(EventCatalogue.typeOf(event) + ".json"),
                    JSON.writeValueAsString(EventSchemas.of(event)) + "\n");
        }
    }

    @Test
    void everyExampleIsValidUnderItsSchemaAndASchemaCanSayNo() throws IOException {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        for (Path file : Approved.filesIn(EXAMPLES)) {
            JsonNode event = JSON.readTree(Files.readAllBytes(file));
            JsonNode published = EventSchemas.of(
                    codec.decode(Files.readAllBytes(file)).data().getClass());
            assertThat(published.path("$id")).isEqualTo(event.path("dataschema"));

            Schema schema = registry.getSchema(published);
            assertThat(errors(schema, event.path("data"))).as(file.toString()).isEmpty();
            assertThat(errors(schema, JSON.createArrayNode()))
                    .as(file.toString())
                    .isNotEmpty();
            for (JsonNode required : published.path("required")) {
                ObjectNode incomplete = (ObjectNode) event.path("data").deepCopy();
                incomplete.remove(required.stringValue());
                assertThat(errors(schema, incomplete))
                        .as("%s without %s", file, required)
                        .isNotEmpty();
            }
        }
    }

    private static List<String> errors(Schema schema, JsonNode data) {
        return schema
                .validate(data, execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    private byte[] bytes(EventEnvelope example) {
        return codec.encode(example).stamp(example.recordedTime());
    }

    private static void addUnknownFields(ObjectNode object) {
        List<JsonNode> inner = new ArrayList<>(object.values());
        object.put("addedLater", "who knows");
        object.putObject("alsoAddedLater").putArray("deep").addNull().add(1);
        inner.forEach(ContractTest::addUnknownFieldsWithin);
    }

    private static void addUnknownFieldsWithin(JsonNode node) {
        if (node instanceof ObjectNode object) {
            addUnknownFields(object);
        } else {
            node.forEach(ContractTest::addUnknownFieldsWithin);
        }
    }

    private static Set<String> fields(String path, JsonNode schema) {
        Set<String> fields = new HashSet<>();
        for (String name : schema.path("properties").propertyNames()) {
            fields.add(path + "." + name);
            fields.addAll(fields(path + "." + name, schema.path("properties").path(name)));
        }
        if (schema.has("items")) {
            fields.addAll(fields(path + "[]", schema.path("items")));
        }
        return fields;
    }

    private static void present(String path, JsonNode value, Set<String> seen) {
        if (value.isObject()) {
            for (String name : value.propertyNames()) {
                seen.add(path + "." + name);
                present(path + "." + name, value.path(name), seen);
            }
        } else {
            value.forEach(each -> present(path + "[]", each, seen));
        }
    }
}
