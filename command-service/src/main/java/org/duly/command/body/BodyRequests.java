package org.duly.command.body;

import java.time.Instant;
import org.duly.events.body.BodyKind;
import org.duly.events.body.Constitution;
import org.duly.events.body.Regime;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.jspecify.annotations.Nullable;

/** What is sent to {@link BodyController}. Wherever it may be given, {@code occurredAt} is when it happened, if not just now. */
public final class BodyRequests {
    private BodyRequests() {}

    /**
     * {@code POST /api/v1/bodies}.
     *
     * @param bodyId a plain id: the one that plans and considerations use for it
     * @param constitution absent where it is not kept here, as with a regulator: no vote is opened in such a body
     */
    public record ConstituteBodyRequest(
            String bodyId,
            String name,
            BodyKind kind,
            Regime regime,
            @Nullable String organisationId,
            @Nullable Constitution constitution,
            @Nullable SourceReference source,
            @Nullable Instant occurredAt) {}

    /** {@code …/reconstitute}. */
    public record ReconstituteBodyRequest(
            Constitution constitution,
            String reason,
            @Nullable SourceReference source,
            @Nullable Instant occurredAt) {}

    /**
     * {@code …/fill-seat}.
     *
     * @param member opaque id of the person
     * @param until the end of the term, if it has one
     */
    public record FillSeatRequest(
            String seatId,
            String member,
            @Nullable StatedDate until,
            @Nullable Instant occurredAt) {}

    /** {@code …/vacate-seat}. */
    public record VacateSeatRequest(
            String seatId, String reason, @Nullable Instant occurredAt) {}

    /**
     * {@code …/name-deputy}.
     *
     * @param deputy opaque id of the person
     */
    public record NameDeputyRequest(
            String seatId, String deputy, @Nullable Instant occurredAt) {}

    /** {@code …/remove-deputy}. */
    public record RemoveDeputyRequest(
            String seatId,
            String deputy,
            String reason,
            @Nullable Instant occurredAt) {}

    /** {@code …/reserve-matter}: exactly one of {@code reservedTo} and {@code delegatedTo}. */
    public record ReserveMatterRequest(
            String matterId,
            String matter,
            @Nullable String reservedTo,
            @Nullable String delegatedTo,
            @Nullable String limits,
            @Nullable SourceReference source,
            @Nullable Instant occurredAt) {}

    /** {@code …/end-matter-reservation}. */
    public record EndMatterReservationRequest(
            String matterId, String reason, @Nullable Instant occurredAt) {}

    /**
     * {@code …/dissolve}.
     *
     * @param successor opaque id of the body in its place, if there is one
     */
    public record DissolveBodyRequest(
            String reason,
            @Nullable String successor,
            @Nullable SourceReference source,
            @Nullable Instant occurredAt) {}
}
