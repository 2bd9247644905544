package org.duly.command.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.duly.command.engagement.EngagementLookup;
import org.duly.command.handling.BatchDispatcher;
import org.duly.command.handling.Streams;
import org.duly.command.log.EventLog;
import org.duly.command.response.ResponseIntake;
import org.duly.command.web.RunningCommandService;
import org.duly.command.web.RunningCommandService.Answer;
import org.duly.events.EventCodec;
import org.duly.events.EventEnvelope;
import org.duly.events.response.Intake;
import org.duly.events.response.ResponseEvent;
import org.duly.events.response.ResponseLogged;
import org.duly.platform.vault.KeyVault;
import org.duly.platform.vault.RequestDigests;
import org.duly.platform.vault.RespondentKey;
import org.duly.platform.vault.Sealer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An engagement into which files are imported, over HTTP. */
final class ImportScenario {
    static final String SOURCE = "post book";

    static final String MAPPING = """
            {"columns": [
               {"column": "No", "to": "externalId"},
               {"column": "Received", "to": "receivedAt"},
               {"column": "Name", "to": "respondentName"},
               {"column": "Who", "to": "stakeholderGroup", "values": {"Yes, I am a GP": "practices"}},
               {"column": "Letter", "to": "answers.Q1"}],
             "constants": {"channel": "POST", "receivingBody": "eastvale", "respondentKind": "INDIVIDUAL"}}""";

    private static final String PLAN = """
            {"plan": {
              "title": "Future arrangements for commissioning",
              "kind": "PUBLIC_CONSULTATION",
              "ownerBodies": ["eastvale"],
              "purpose": "Hear views before the governing bodies decide",
              "proposals": [{"id": "P1", "title": "One accountable officer"}],
              "questions": [{"id": "Q1", "text": "What do you think?", "proposalId": "P1"},
                            {"id": "Q2", "text": "What matters to you?"}],
              "stakeholderGroups": [{"id": "practices", "name": "Member practices", "primary": true}],
              "channels": [{"channel": "POST", "address": "1 High Street", "receivingBody": "eastvale"}],
              "latePolicy": "RULE_EACH",
              "countingPolicy": "EACH_ITEM"}}""";

    private static final JsonMapper JSON = new JsonMapper();

    private final RunningCommandService service;
    final UUID engagement;

    ImportScenario(RunningCommandService service) {
        this(service, service.post("/engagements", PLAN).id());
    }

    ImportScenario(RunningCommandService service, UUID engagement) {
        this.service = service;
        this.engagement = engagement;
    }

    /** An import's run that is in the hands of the test, as its batches are. */
    static ImportRun runner(RunningCommandService service, BatchDispatcher dispatcher) {
        RowWriter writer = new RowWriter(
                service.bean(RowJudge.class),
                service.bean(EngagementLookup.class),
                service.bean(ResponseIntake.class),
                service.bean(KeyVault.class),
                dispatcher,
                service.bean(EventLog.class),
                service.bean(EventCodec.class),
                service.bean(InstantSource.class));
        return new ImportRun(
                service.bean(ImportStore.class),
                service.bean(ImportVault.class),
                service.bean(RequestDigests.class),
                writer,
                service.bean(InstantSource.class));
    }

    /** The rows that failed, with why. */
    List<String> failures(ImportRecord one) {
        ImportVault vault = service.bean(ImportVault.class);
        return service.bean(ImportStore.class).failedRows(one.id(), 0, 10_000).stream()
                .map(row -> vault.failedRow(one, row))
                .map(row -> row.number() + " " + row.line() + " " + row.cells() + " " + row.faults())
                .toList();
    }

    String imports() {
        return "/engagements/" + engagement + "/imports";
    }

    UUID uploaded(String csv) {
        return uploaded(csv.getBytes(StandardCharsets.UTF_8));
    }

    UUID uploaded(byte[] file) {
        Answer answer = upload(file);
        assertThat(answer.status()).as(answer.problem()).isEqualTo(201);
        return answer.id();
    }

    Answer upload(byte[] file, String... headers) {
        return service.post(
                imports() + "?source=" + URLEncoder.encode(SOURCE, StandardCharsets.UTF_8), "text/csv", file, headers);
    }

    /** Uploads a file, starts its import and waits for its end. */
    JsonNode imported(String csv, String mapping, String... headers) {
        UUID id = uploaded(csv);
        Answer started = start(id, mapping, headers);
        assertThat(started.status()).as(started.problem()).isEqualTo(202);
        return ended(id);
    }

    Answer start(UUID id, String mapping, String... headers) {
        return service.post(imports() + "/" + id + "/start", "{\"mapping\": " + mapping + "}", headers);
    }

    JsonNode preview(UUID id, String mapping) {
        Answer preview = service.post(imports() + "/" + id + "/preview", "{\"mapping\": " + mapping + "}");
        assertThat(preview.status()).as(preview.problem()).isEqualTo(200);
        return preview.json();
    }

    JsonNode ended(UUID id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> get("/" + id), one -> one.has("endedAt"));
    }

    /** What is answered below an engagement's imports. */
    JsonNode get(String path) {
        byte[] body = service.get("/api/v1" + imports() + path).body();
        return JSON.readTree(body);
    }

    String report(UUID id) {
        return new String(
                service.get("/api/v1" + imports() + "/" + id + "/failures.csv").body(), StandardCharsets.UTF_8);
    }

    List<EventEnvelope> events() {
        EventCodec codec = service.bean(EventCodec.class);
        return service
                .bean(EventLog.class)
                .readScope(Streams.engagement(engagement), EventLog.NOTHING, 100_000)
                .stream()
                .map(event -> codec.decode(event.bytes()))
                .toList();
    }

    List<EventEnvelope> logged() {
        return events().stream()
                .filter(event -> event.data() instanceof ResponseLogged)
                .toList();
    }

    /**
     * Everything that is recorded of responses, in the order of the log, with what is sealed opened: what any register is
     * folded from. Left out are only ids, keyed digests and times of recording, which no two imports share.
     */
    List<String> recorded() {
        return events().stream()
                .filter(event -> event.data() instanceof ResponseEvent)
                .map(event -> String.join(
                        " ",
                        event.type(),
                        event.time().toString(),
                        String.valueOf(event.streamVersion()),
                        event.actor(),
                        event.actorRole(),
                        Objects.toString(event.onBehalfOf()),
                        event.data() instanceof ResponseLogged logged
                                ? said(event, logged)
                                : event.data().toString()))
                .toList();
    }

    private String said(EventEnvelope event, ResponseLogged logged) {
        Intake intake = Objects.requireNonNull(logged.intake());
        return opened(event, logged) + " "
                + List.of(
                        logged.engagementId().equals(engagement),
                        logged.channel(),
                        logged.receivingBody(),
                        logged.respondentKind(),
                        logged.consent(),
                        logged.signatories(),
                        Objects.toString(logged.stakeholderGroup()),
                        Objects.toString(logged.transcription()),
                        intake.source(),
                        Objects.toString(intake.sheet()),
                        intake.row());
    }

    private String opened(EventEnvelope event, ResponseLogged logged) {
        Sealer sealer = service.bean(Sealer.class);
        RespondentKey key = service.bean(KeyVault.class).get(logged.respondentId());
        StringBuilder line = new StringBuilder();
        if (logged.respondentName() != null) {
            line.append(sealer.open(key, event.id(), "respondentName", logged.respondentName()));
        }
        logged.answers()
                .forEach(answer -> line.append('|')
                        .append(answer.questionId())
                        .append('=')
                        .append(sealer.open(key, event.id(), "answers." + answer.questionId(), answer.text())));
        return line.append('|').append(logged.receivedAt()).toString();
    }

    /** The name and the answers of every response, opened, in the order of their names. */
    List<String> register() {
        return logged().stream()
                .map(event -> opened(event, (ResponseLogged) event.data()))
                .sorted()
                .toList();
    }
}
