package org.duly.query.testing;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.duly.events.DomainEvent;
import org.duly.events.EventCodec;
import org.duly.events.EventEnvelope;
import org.duly.events.ProtectedText;
import org.duly.events.engagement.Channel;
import org.duly.events.engagement.ChannelAddress;
import org.duly.events.engagement.CountingPolicy;
import org.duly.events.engagement.EngagementKind;
import org.duly.events.engagement.EngagementOpened;
import org.duly.events.engagement.EngagementPlan;
import org.duly.events.engagement.EngagementPlanned;
import org.duly.events.engagement.LatePolicy;
import org.duly.events.engagement.Proposal;
import org.duly.events.engagement.Question;
import org.duly.events.engagement.StakeholderGroup;
import org.duly.events.privacy.RespondentErased;
import org.duly.events.response.Answer;
import org.duly.events.response.Consent;
import org.duly.events.response.PublicationConsent;
import org.duly.events.response.RespondentKind;
import org.duly.events.response.ResponseAmended;
import org.duly.events.response.ResponseEvent;
import org.duly.events.response.ResponseLogged;
import org.duly.events.response.ResponseWithdrawn;
import org.duly.platform.vault.RespondentKey;
import org.duly.platform.vault.Sealer;
import org.jspecify.annotations.Nullable;

/** A log as the publisher puts it on the topic: positions without a gap, sealed text, one partition. */
public final class EventFeed implements AutoCloseable {
    /** Midnight at the end of 30 November 2019 in London. */
    public static final Instant DEADLINE = Instant.parse("2019-12-01T00:00:00Z");

    private final EventCodec codec = new EventCodec();
    private final KafkaProducer<byte[], byte[]> producer;
    private final TestVault vault;
    private final String topic;
    private final String log;
    private final int partition;
    private final Map<String, Long> versions = new HashMap<>();
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();
    private Instant recordedTime = Instant.parse("2019-10-18T08:00:00Z");
    private long next;

    public EventFeed(String bootstrapServers, String topic, int partition, String log, TestVault vault) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 5),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.vault = vault;
        this.topic = topic;
        this.partition = partition;
        this.log = log;
    }

    /** A response that was logged, and whose it is. */
    public record Logged(UUID id, UUID respondentId) {}

    public String log() {
        return log;
    }

    /** The position of the last event. */
    public long position() {
        return next - 1;
    }

    /** An engagement that is open: two stakeholder groups, patients being primary. */
    public UUID openEngagement(String title) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        engagement(id, new EngagementPlanned(plan(title)));
        engagement(id, new EngagementOpened(Instant.parse("2019-10-18T08:00:00Z"), DEADLINE, "Europe/London"));
        return id;
    }

    public static EngagementPlan plan(String title) {
        return new EngagementPlan(
                title,
                EngagementKind.PUBLIC_CONSULTATION,
                List.of("body-1"),
                "To hear what people think",
                List.of(new Proposal("P1", "Merge")),
                List.of(new Question("Q1", "What do you think?", "P1")),
                List.of(
                        new StakeholderGroup("staff", "Staff", false),
                        new StakeholderGroup("patients", "Patients", true)),
                List.of(new ChannelAddress(Channel.EMAIL, "engage@example.nhs.uk", "body-1")),
                LatePolicy.RULE_EACH,
                CountingPolicy.EACH_ITEM);
    }

    /** A response by e-mail from a patient in Leeds in time, changed as wanted. */
    public Logged response(UUID engagementId, String name, String text, UnaryOperator<ResponseLogged> changed) {
        return response(engagementId, name, text, vault.sealer(), changed);
    }

    /** A response whose text is sealed in a particular way. */
    public Logged longResponse(UUID engagementId, String name, String text, Sealer sealer) {
        return response(engagementId, name, text, sealer, UnaryOperator.identity());
    }

    private Logged response(
            UUID engagementId, String name, String text, Sealer sealer, UnaryOperator<ResponseLogged> changed) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        UUID eventId = UuidCreator.getTimeOrderedEpoch();
        RespondentKey key = vault.keys().create();
        ResponseLogged logged = changed.apply(new ResponseLogged(
                engagementId,
                key.id(),
                "R-" + next,
                Channel.EMAIL,
                "body-1",
                DEADLINE.minus(Duration.ofDays(10)).plusSeconds(next),
                RespondentKind.INDIVIDUAL,
                null,
                "patients",
                "Leeds",
                new Consent(PublicationConsent.PUBLISH, true),
                sealer.seal(key, eventId, "respondentName", name),
                sealer.seal(key, eventId, "respondentContact", name + "@example.org"),
                List.of(new Answer("Q1", sealer.seal(key, eventId, "answers.Q1", text))),
                null,
                1,
                null));
        append(eventId, "response/" + id, "engagement/" + engagementId, logged);
        return new Logged(id, key.id());
    }

    public Logged response(UUID engagementId, String name, String text) {
        return response(engagementId, name, text, UnaryOperator.identity());
    }

    public long amend(UUID engagementId, Logged response, int version, String text) {
        UUID eventId = UuidCreator.getTimeOrderedEpoch();
        RespondentKey key = vault.keys().get(response.respondentId());
        return append(
                eventId,
                "response/" + response.id(),
                "engagement/" + engagementId,
                new ResponseAmended(
                        version,
                        DEADLINE.minus(Duration.ofDays(1)),
                        List.of(new Answer("Q1", seal(key, eventId, "answers.Q1", text))),
                        seal(key, eventId, "reason", "Why version " + version),
                        null,
                        null));
    }

    public long withdraw(UUID engagementId, Logged response, String reason) {
        UUID eventId = UuidCreator.getTimeOrderedEpoch();
        RespondentKey key = vault.keys().get(response.respondentId());
        return append(
                eventId,
                "response/" + response.id(),
                "engagement/" + engagementId,
                new ResponseWithdrawn(seal(key, eventId, "reason", reason)));
    }

    /** Destroys the respondent's key, then says so. */
    public long erase(UUID engagementId, UUID respondentId) {
        vault.keys().erase(respondentId);
        return append(
                UuidCreator.getTimeOrderedEpoch(),
                "respondent/" + respondentId,
                "engagement/" + engagementId,
                new RespondentErased(respondentId, "UK GDPR article 17(1)(b)"));
    }

    public long engagement(UUID engagementId, DomainEvent event) {
        String stream = "engagement/" + engagementId;
        return append(UuidCreator.getTimeOrderedEpoch(), stream, stream, event);
    }

    public long response(UUID engagementId, UUID responseId, ResponseEvent event) {
        return append(UuidCreator.getTimeOrderedEpoch(), "response/" + responseId, "engagement/" + engagementId, event);
    }

    /** An event of any stream that happened at some time, recorded now. */
    public long event(String stream, String scope, DomainEvent event, Instant happenedAt) {
        long position = next++;
        send(position, encode(UuidCreator.getTimeOrderedEpoch(), stream, scope, event, happenedAt));
        return position;
    }

    /** When the last event was recorded. */
    public Instant now() {
        return recordedTime;
    }

    /** Lets time pass: the next event is recorded just after this. */
    public void passTo(Instant time) {
        recordedTime = time;
    }

    /** An event of any stream. */
    public long event(String stream, String scope, DomainEvent event) {
        return append(UuidCreator.getTimeOrderedEpoch(), stream, scope, event);
    }

    private long append(UUID eventId, String stream, String scope, DomainEvent event) {
        long position = next++;
        send(position, encode(eventId, stream, scope, event));
        return position;
    }

    /** The bytes of an event, which takes the next version of its stream but no position. */
    public byte[] encode(UUID eventId, String stream, String scope, DomainEvent event) {
        return encode(eventId, stream, scope, event, recordedTime.plusMillis(1).minusSeconds(1));
    }

    private byte[] encode(UUID eventId, String stream, String scope, DomainEvent event, Instant happenedAt) {
        long version = versions.merge(stream, 0L, (old, zero) -> old + 1);
        recordedTime = recordedTime.plusMillis(1);
        EventEnvelope envelope = new EventEnvelope(
                eventId,
                log,
                stream,
                version,
                happenedAt,
                recordedTime,
                scope,
                "officer-1",
                "engagement-officer",
                "body-1",
                "correlation-1",
                "command-" + eventId,
                event);
        return codec.encode(envelope).stamp(recordedTime);
    }

    /** Leaves a position out, as if its record had been lost. */
    public void skipPosition() {
        next++;
    }

    /** Puts any bytes on the topic under a position. */
    public void send(@Nullable Long position, byte[] value) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, partition, null, value);
        if (position != null) {
            record.headers().add("position", Long.toString(position).getBytes(StandardCharsets.US_ASCII));
        }
        sent.add(producer.send(record));
    }

    /** Puts bytes where the next event would stand. */
    public long sendAtNextPosition(byte[] value) {
        long position = next++;
        send(position, value);
        return position;
    }

    /** Returns once everything is on the topic. */
    public void flush() {
        producer.flush();
        try {
            for (Future<RecordMetadata> record : sent) {
                record.get();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
        sent.clear();
    }

    private ProtectedText seal(RespondentKey key, UUID eventId, String field, String text) {
        return vault.sealer().seal(key, eventId, field, text);
    }

    @Override
    public void close() {
        producer.close();
    }
}
