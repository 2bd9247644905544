package org.duly.query.disclosure;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duly.events.EventCodec;
import org.duly.events.EventEnvelope;
import org.duly.events.ProtectedText;
import org.duly.events.disclosure.OpenedField;
import org.duly.events.response.ResponseLogged;
import org.duly.platform.vault.FieldCipher;
import org.duly.platform.vault.KeyErasedException;
import org.duly.platform.vault.KeyVault;
import org.duly.platform.vault.RespondentKey;
import org.duly.platform.vault.Sealer;
import org.duly.platform.web.Problem;
import org.duly.platform.web.ProblemException;
import org.duly.query.asof.Cut;
import org.duly.query.asof.Past;
import org.duly.query.database.Json;
import org.duly.query.log.PlacedEvent;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Opens single protected texts of responses, each with the one key by which anybody can check it against the commitment in
 * its event. That key opens nothing, and checks nothing else. Papers of ballots are not opened here.
 */
@Component
class Openings {
    private static final Pattern FIELD =
            Pattern.compile("/data/(respondentName|respondentContact|reason|name|answers/(0|[1-9][0-9]{0,2})/text)");

    private final Past past;
    private final KeyVault vault;
    private final Sealer sealer;
    private final EventCodec codec = new EventCodec();

    Openings(Past past, KeyVault vault, Sealer sealer) {
        this.past = past;
        this.vault = vault;
        this.sealer = sealer;
    }

    /**
     * A file that opens one field.
     *
     * @param path of the file in the bundle
     * @param event path of the event's file
     * @param field JSON Pointer in it
     * @param key base64 of the commitment key of exactly this event and field
     * @param text in clear
     */
    record Opening(String path, String event, String field, String key, String text) {
        /** The content of the file. */
        String json() {
            record Content(String event, String field, String key, String text) {}
            return Json.write(new Content(event, field, key, text)) + "\n";
        }

        /** Whoever logs this must not log what it opens. */
        @Override
        public String toString() {
            return "Opening[" + path + "]";
        }
    }

    /**
     * Opens one field, in the caller's transaction.
     *
     * @param bytes the event of its position
     * @throws ProblemException 400 if it names no protected text, 410 if the respondent was erased
     */
    Opening open(JdbcClient jdbc, Cut cut, OpenedField wanted, byte[] bytes) {
        EventEnvelope event = codec.decode(bytes);
        Matcher field = FIELD.matcher(wanted.field());
        JsonNode json = Json.read(new String(bytes, StandardCharsets.UTF_8), JsonNode.class);
        JsonNode sealed = field.matches() ? json.at(wanted.field()) : json.path("");
        if (!event.stream().startsWith("response/") || !sealed.has("commitment")) {
            throw ProblemException.invalidField(
                    "opened",
                    "The event at position " + wanted.position() + " has no protected text at " + wanted.field()
                            + ". Name one of a response, such as /data/answers/0/text.");
        }
        String name = field.group(2) == null
                ? field.group(1)
                : "answers."
                        + json.at("/data/answers/" + field.group(2) + "/questionId")
                                .asString();
        RespondentKey key = key(jdbc, cut, event.stream());
        String text = sealer.open(key, event.id(), name, Json.read(sealed.toString(), ProtectedText.class));
        return new Opening(
                "openings/" + BundleFiles.number(wanted.position())
                        + wanted.field().replace('/', '.') + ".json",
                BundleFiles.event(wanted.position()),
                wanted.field(),
                Base64.getEncoder().encodeToString(FieldCipher.commitmentKey(key, event.id(), name)),
                text);
    }

    private RespondentKey key(JdbcClient jdbc, Cut cut, String response) {
        List<PlacedEvent> events = past.events(jdbc, cut, response);
        UUID respondent = ((ResponseLogged) events.getFirst().envelope().data()).respondentId();
        try {
            return vault.get(respondent);
        } catch (KeyErasedException erased) {
            throw new ProblemException(Problem.of(
                    HttpStatus.GONE,
                    "respondent-erased",
                    "The respondent was erased",
                    "What " + response
                            + " said can never be opened again. Leave it out of what is to be opened: the rest"
                            + " of the bundle can be had.",
                    "opened"));
        }
    }
}
