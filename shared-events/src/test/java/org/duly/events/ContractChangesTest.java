package org.duly.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.duly.events.response.ResponseLogged;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The gate notices every change that a reader of either version would trip over, and no other. */
class ContractChangesTest {
    private final ObjectNode published = EventSchemas.of(ResponseLogged.class);
    private final ObjectNode current = published.deepCopy();
    private final ObjectNode fields = (ObjectNode) current.path("properties");

    @Test
    void nothingChanged() {
        assertThat(changes()).isEmpty();
    }

    @Test
    void aNewOptionalFieldIsCompatible() {
        fields.putObject("postcodeDistrict").put("type", "string");
        assertThat(changes()).isEmpty();
    }

    @Test
    void anotherCommentIsCompatible() {
        current.put("description", "Said better");
        assertThat(changes()).isEmpty();
    }

    @Test
    void aNewRequiredFieldIsNot() {
        fields.putObject("postcodeDistrict").put("type", "string");
        required().add("postcodeDistrict");
        assertThat(changes()).containsExactly("data.postcodeDistrict is new and required");
    }

    @Test
    void aRemovedFieldIsNot() {
        fields.remove("place");
        assertThat(changes()).containsExactly("data.place was removed");
    }

    @Test
    void aRenamedFieldIsNot() {
        fields.set("location", fields.remove("place"));
        assertThat(changes()).containsExactly("data.place was removed");
    }

    @Test
    void anOptionalFieldThatBecomesRequiredIsNot() {
        required().add("place");
        assertThat(changes()).containsExactly("data.place became required");
    }

    @Test
    void aRequiredFieldThatBecomesOptionalIsNot() {
        ArrayNode fewer = current.putArray("required");
        published.path("required").forEach(name -> {
            if (!name.stringValue().equals("channel")) {
                fewer.add(name);
            }
        });
        assertThat(changes()).containsExactly("data.channel became optional");
    }

    @Test
    void anotherTypeIsNot() {
        ((ObjectNode) fields.path("signatories")).put("type", "string");
        assertThat(changes()).containsExactly("data.signatories: type was \"integer\" and is \"string\"");
    }

    @Test
    void anotherFormatIsNot() {
        ((ObjectNode) fields.path("receivedAt")).put("format", "date");
        assertThat(changes()).containsExactly("data.receivedAt: format was \"date-time\" and is \"date\"");
    }

    @Test
    void aRemovedConstantIsNot() {
        ((ArrayNode) fields.path("channel").path("enum")).remove(0);
        assertThat(changes()).singleElement().asString().startsWith("data.channel: enum was");
    }

    @Test
    void anAddedConstantIsNotEitherBecauseAnOldReaderWouldStopAtIt() {
        ((ArrayNode) fields.path("channel").path("enum")).add("TELEPATHY");
        assertThat(changes()).singleElement().asString().startsWith("data.channel: enum was");
    }

    @Test
    void aChangeDeepInAListIsNoticed() {
        ObjectNode answer = (ObjectNode) fields.path("answers").path("items").path("properties");
        answer.remove("questionId");
        assertThat(changes()).containsExactly("data.answers[].questionId was removed");
    }

    @Test
    void requiredIsWhatIsNotNullable() {
        assertThat(published.path("required").valueStream().map(name -> name.stringValue()))
                .contains("engagementId", "receivedAt", "signatories", "answers")
                .doesNotContain("place", "respondentName", "original");
        assertThat(published
                        .path("properties")
                        .path("receivedAt")
                        .path("format")
                        .stringValue())
                .as(Instant.class.getName())
                .isEqualTo("date-time");
    }

    private ArrayNode required() {
        return (ArrayNode) current.path("required");
    }

    private List<String> changes() {
        return ContractChanges.incompatible(published, current);
    }
}
