package org.duly.command.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.duly.command.due.SuccessionFollower;
import org.duly.command.handling.CommandDispatcher;
import org.duly.command.handling.CommandDispatcher.Prepared;
import org.duly.command.handling.NamedStreams;
import org.duly.command.handling.Refusal;
import org.duly.command.handling.Request;
import org.duly.command.handling.Streams;
import org.duly.command.log.EventLog;
import org.duly.command.merger.FoundationRules.EveryConditionIsSettled;
import org.duly.command.merger.MergerEffects;
import org.duly.command.web.RunningCommandService.Answer;
import org.duly.events.DomainEvent;
import org.duly.events.EventCodec;
import org.duly.events.EventEnvelope;
import org.duly.events.governance.ConditionAttached;
import org.duly.events.governance.ConditionBreached;
import org.duly.events.governance.ConditionDischarged;
import org.duly.events.governance.ConditionEvidenced;
import org.duly.events.governance.ConditionWaived;
import org.duly.events.merger.ApplicationDetermined;
import org.duly.events.merger.ApplicationSubmitted;
import org.duly.events.merger.CriterionEvidenced;
import org.duly.events.merger.MemberSupportRecorded;
import org.duly.events.merger.MergerAbandoned;
import org.duly.events.merger.MergerDecided;
import org.duly.events.merger.MergerEffective;
import org.duly.events.merger.MergerProposed;
import org.duly.events.merger.PartyResolved;
import org.duly.events.merger.StakeholderViewRecorded;
import org.duly.events.merger.TransferSchemeMade;
import org.duly.events.organisation.OrganisationDissolved;
import org.duly.events.organisation.OrganisationEstablished;
import org.duly.events.organisation.OrganisationFederated;
import org.duly.events.organisation.OrganisationRenamed;
import org.duly.events.programme.StatedDate;
import org.junit.jupiter.api.Test;

/** Mergers and organisations over HTTP: what a merger stands on, and what follows of it. */
class MergerApiTest extends CommandServiceScenario {
    private static final String TODAY = "{\"precision\": \"DAY\", \"date\": \"2019-10-18\"}";
    private static final String SOURCE = "{\"document\": \"Minutes of 4 October 2019\"}";
    private static final StatedDate ON = StatedDate.day(LocalDate.of(2019, 10, 18));

    @Test
    void a_merger_goes_its_way_and_its_parties_become_one_organisation() {
        String east = organisation();
        String unknown = name();
        String successor = name();
        UUID merger = proposed(east, unknown, successor);
        UUID signOff = signedOn(merger, "s1");
        accept(merger, "evidence-criterion", """
                {"criterionId": "value", "evidence": %s, "summary": "Saves three posts"}""".formatted(SOURCE));
        accept(merger, "record-stakeholder-view", """
                {"stakeholder": "county-council", "stance": "NEUTRAL", "summary": "Wait and see"}""");
        for (String party : List.of(east, unknown)) {
            accept(merger, "record-member-support", """
                    {"party": "%s", "level": "Unanimous", "prevailingViews": "Better together"}""".formatted(party));
        }
        accept(merger, "record-party-resolution", """
                {"party": "%s", "inFavour": true, "signOffId": "%s"}""".formatted(east, signOff));
        accept(merger, "record-party-resolution", """
                {"party": "%s", "inFavour": true, "source": %s}""".formatted(unknown, SOURCE));
        assertThat(
                        service
                                .post("/mergers/" + merger + "/decide", decision(""))
                                .json()
                                .required("missing")
                                .values()
                                .stream()
                                .map(each -> each.required("rule").stringValue()))
                .containsExactly("every-partys-approval-is-on-record", "every-resolution-is-cited");
        String cited = ", \"signOffs\": [\"" + signOff + "\"]";
        Answer toldOf = service.post("/mergers/" + merger + "/decide", decision(cited));
        assertThat(toldOf.problem()).isEqualTo("every-partys-approval-is-on-record");
        assertThat(toldOf.json().required("detail").stringValue()).contains(unknown);
        accept(merger, "decide", decision(cited + ", " + OVERRIDE));
        accept(merger, "submit-application", "{\"regulator\": \"regulator\", \"application\": %s}".formatted(SOURCE));
        accept(merger, "record-determination", """
                {"regulator": "regulator", "outcome": "APPROVED_WITH_CONDITIONS", "reasons": "Sound",
                 "conditions": [{"conditionId": "c1", "text": "Accounts", "owner": "committee"},
                                {"conditionId": "c2", "text": "A seal", "owner": "committee"}]}""");
        accept(merger, "make-transfer-scheme", """
                {"scheme": %s, "by": "regulator", "on": %s}""".formatted(SOURCE, TODAY));
        String effective = "{\"on\": %s}".formatted(TODAY);
        Answer early = service.post("/mergers/" + merger + "/make-effective", effective);
        assertThat(early.problem()).isEqualTo("every-condition-is-settled");
        assertThat(early.json().required("detail").stringValue()).contains("c1", "c2", "s1");
        accept(merger, "conditions/c1/evidence", "{\"evidence\": %s}".formatted(SOURCE));
        accept(merger, "conditions/c1/breach", "{\"detail\": \"They were not audited\"}");
        accept(merger, "conditions/c1/discharge", "{\"by\": \"regulator\", \"reasons\": \"Seen\"}");
        accept(merger, "conditions/c2/waive", "{\"by\": \"regulator\", \"reasons\": \"No seal is needed\"}");
        assertThat(service.post("/mergers/" + merger + "/make-effective", effective)
                        .problem())
                .isEqualTo("every-condition-is-settled");
        String body = recordedBody(signOff);
        Answer settled = service.post("/sign-offs/" + signOff + "/conditions/s1/discharge", """
                {"by": "%s", "reasons": "They were told"}""".formatted(body));
        assertThat(settled.status()).as(settled.problem()).isEqualTo(200);
        accept(merger, "make-effective", effective);
        assertThat(recorded(Streams.merger(merger)))
                .hasExactlyElementsOfTypes(
                        MergerProposed.class,
                        CriterionEvidenced.class,
                        StakeholderViewRecorded.class,
                        MemberSupportRecorded.class,
                        MemberSupportRecorded.class,
                        PartyResolved.class,
                        PartyResolved.class,
                        MergerDecided.class,
                        ApplicationSubmitted.class,
                        ApplicationDetermined.class,
                        ConditionAttached.class,
                        ConditionAttached.class,
                        TransferSchemeMade.class,
                        ConditionEvidenced.class,
                        ConditionBreached.class,
                        ConditionDischarged.class,
                        ConditionWaived.class,
                        MergerEffective.class);
        awaitRecorded(successor, 1);
        OrganisationDissolved dissolved = new OrganisationDissolved(ON, List.of(successor), merger, null);
        assertThat(recorded(Streams.organisation(east))).last().isEqualTo(dissolved);
        assertThat(recorded(Streams.organisation(unknown))).containsExactly(dissolved);
        assertThat(recorded(Streams.organisation(successor)))
                .containsExactly(new OrganisationEstablished("One Vale", ON, List.of(east, unknown), merger, null));
    }

    @Test
    void a_succession_taken_up_again_changes_nothing_more() {
        String party = organisation();
        String successor = name();
        UUID merger = effectiveByOverride(party, name(), successor);
        awaitRecorded(successor, 1);
        EventLog log = service.bean(EventLog.class);
        long head = log.head();
        new SuccessionFollower(
                        log,
                        service.bean(EventCodec.class),
                        service.bean(CommandDispatcher.class),
                        service.bean(NamedStreams.class))
                .follow();
        assertThat(log.head()).isEqualTo(head);
        EventEnvelope established = service.bean(EventCodec.class)
                .decode(log.readStream(Streams.organisation(successor), 0)
                        .getFirst()
                        .bytes());
        assertThat(established.causationId()).isEqualTo("establish/" + merger);
        assertThat(established.actor()).isEqualTo("duly");
    }

    @Test
    void a_party_that_takes_the_others_in_goes_on() {
        String stays = organisation();
        String goes = organisation();
        effectiveByOverride(stays, goes, stays);
        awaitRecorded(goes, 2);
        assertThat(recorded(Streams.organisation(goes)).getLast()).isInstanceOf(OrganisationDissolved.class);
        assertThat(recorded(Streams.organisation(stays))).hasSize(1);
    }

    @Test
    void a_condition_breached_between_check_and_append_stops_the_merger() {
        UUID merger = proposed(name(), name(), name());
        UUID signOff = signedOn(merger, "s1");
        String body = recordedBody(signOff);
        String conditions = "/sign-offs/" + signOff + "/conditions/s1/";
        service.post(conditions + "discharge", "{\"by\": \"%s\", \"reasons\": \"They were told\"}".formatted(body));
        accept(merger, "decide", decision(", \"signOffs\": [\"" + signOff + "\"], " + OVERRIDE));
        AtomicInteger judged = new AtomicInteger();
        Request request = new Request("ann", "officer", null, UUID.randomUUID().toString(), new byte[] {1}, "c", null);
        MergerEffects effects = service.bean(MergerEffects.class);
        assertThatThrownBy(() -> service.bean(CommandDispatcher.class).dispatch(request, _ -> {
                    Prepared prepared = effects.making(merger, ON, null, null);
                    if (judged.incrementAndGet() == 1) {
                        service.post(conditions + "breach", "{\"detail\": \"Nobody was told\"}");
                    }
                    return prepared;
                }))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.rule()).isInstanceOf(EveryConditionIsSettled.class));
        assertThat(judged).hasValueGreaterThan(1);
    }

    @Test
    void what_a_merger_cites_exists() {
        UUID merger = proposed(name(), name(), name());
        UUID nothing = UUID.randomUUID();
        assertThat(service.post("/mergers/" + merger + "/decide", decision(", \"signOffs\": [\"" + nothing + "\"]"))
                        .problem())
                .isEqualTo("addressed-stream-exists");
        assertThat(service.post("/mergers/" + merger + "/decide", decision(", \"decisions\": [\"" + nothing + "\"]"))
                        .problem())
                .isEqualTo("addressed-stream-exists");
        assertThat(service.post("/mergers/" + merger + "/decide", decision(", \"ballots\": [\"" + nothing + "\"]"))
                        .problem())
                .isEqualTo("ballot-is-scheduled");
        assertThat(service.post("/mergers/" + nothing + "/decide", decision("")).problem())
                .isEqualTo("merger-is-proposed");
        Answer listed = service.post("/mergers/" + merger + "/decide", decision(""));
        assertThat(listed.json().required("missing").size()).isEqualTo(2);
        accept(merger, "abandon", "{\"reason\": \"The law was changed\"}");
        assertThat(recorded(Streams.merger(merger)).getLast()).isInstanceOf(MergerAbandoned.class);
    }

    @Test
    void everything_about_an_organisation_can_be_recorded() {
        String id = organisation();
        String path = "/organisations/" + id;
        assertThat(service.post("/organisations", establishing(id)).problem()).isEqualTo("stream-starts-once");
        for (Answer answer : List.of(
                service.post(path + "/federate", "{\"with\": [\"west\"], \"on\": %s}".formatted(TODAY)),
                service.post(path + "/rename", "{\"name\": \"Eastvale and Moor\", \"on\": %s}".formatted(TODAY)),
                service.post(path + "/dissolve", "{\"successors\": [\"vale\"], \"on\": %s}".formatted(TODAY)))) {
            assertThat(answer.status()).as(answer.problem()).isEqualTo(200);
            assertThat(answer.json().required("id").stringValue()).isEqualTo(id);
        }
        assertThat(recorded(Streams.organisation(id)))
                .hasExactlyElementsOfTypes(
                        OrganisationEstablished.class,
                        OrganisationFederated.class,
                        OrganisationRenamed.class,
                        OrganisationDissolved.class);
        assertThat(service.post("/organisations/nobody/dissolve", "{\"on\": %s}".formatted(TODAY))
                        .status())
                .isEqualTo(404);
    }

    private static final String OVERRIDE = "\"override\": {\"by\": \"secretary-1\", \"reason\": \"So it was decided\"}";

    private static String name() {
        return "organisation." + UUID.randomUUID();
    }

    private static String establishing(String id) {
        return """
                {"organisationId": "%s", "name": "Eastvale", "on": {"precision": "YEAR", "date": "2013"}}""".formatted(id);
    }

    private static String organisation() {
        String id = name();
        Answer answer = service.post("/organisations", establishing(id));
        assertThat(answer.status()).as(answer.problem()).isEqualTo(201);
        return id;
    }

    private static UUID proposed(String first, String second, String successor) {
        Answer answer = service.post("/mergers", """
                {"title": "They become one", "parties": ["%s", "%s"],
                 "successor": {"organisationId": "%s", "name": "One Vale"}, "plannedEffective": %s,
                 "criteria": [{"criterionId": "value", "text": "Value for money"}]}""".formatted(first, second, successor, TODAY));
        assertThat(answer.status()).as(answer.problem()).isEqualTo(201);
        return answer.id();
    }

    private static UUID effectiveByOverride(String first, String second, String successor) {
        UUID merger = proposed(first, second, successor);
        accept(merger, "make-effective", "{\"on\": %s, %s}".formatted(TODAY, OVERRIDE));
        return merger;
    }

    /** A sign-off granted on one condition by a body without a meeting, as somebody answers for. */
    private static UUID signedOn(UUID merger, String conditionId) {
        String body = GovernanceBodies.constituted(service);
        Answer document = service.post("/documents", """
                {"kind": "BUSINESS_CASE", "title": "The case", "sha256": "%s", "mediaType": "application/pdf",
                 "issuedBy": "eastvale"}""".formatted("a".repeat(64)));
        Answer asked = service.post("/sign-offs", """
                {"bodyId": "%s", "matter": "The merger", "documentId": "%s", "version": 1, "mergerId": "%s", %s}""".formatted(body, document.id(), merger, OVERRIDE));
        assertThat(asked.status()).as(asked.problem()).isEqualTo(201);
        Answer granted = service.post("/sign-offs/" + asked.id() + "/grant", """
                {"conditions": [{"conditionId": "%s", "text": "Staff are told", "owner": "east"}], %s}""".formatted(conditionId, OVERRIDE));
        assertThat(granted.status()).as(granted.problem()).isEqualTo(200);
        return asked.id();
    }

    private static String recordedBody(UUID signOff) {
        return recorded(Streams.signOff(signOff)).stream()
                .filter(ConditionAttached.class::isInstance)
                .map(event -> ((ConditionAttached) event).setBy())
                .findFirst()
                .orElseThrow();
    }

    private static String decision(String more) {
        return """
                {"outcome": "APPROVED", "decidedBy": "committee", "reasons": "One plan for both"%s}""".formatted(more);
    }

    private static void accept(UUID merger, String act, String body) {
        Answer answer = service.post("/mergers/" + merger + "/" + act, body);
        assertThat(answer.status()).as(act + ": " + answer.problem()).isEqualTo(200);
    }

    private static void awaitRecorded(String organisation, int events) {
        await().until(() -> recorded(Streams.organisation(organisation)).size() >= events);
    }

    private static List<DomainEvent> recorded(String stream) {
        return service.bean(EventLog.class).readStream(stream, 0).stream()
                .map(event ->
                        service.bean(EventCodec.class).decode(event.bytes()).data())
                .toList();
    }
}
