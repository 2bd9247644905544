package org.duly.command.body;

import java.time.Instant;
import org.duly.command.handling.Command;
import org.duly.command.handling.Streams;
import org.duly.events.body.BodyKind;
import org.duly.events.body.Constitution;
import org.duly.events.body.Regime;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.jspecify.annotations.Nullable;

/** What may be asked about a body that decides. */
public sealed interface BodyCommand extends Command {
    /** The body addressed: a plain id, the same that plans and considerations name. */
    String bodyId();

    @Override
    default String stream() {
        return Streams.body(bodyId());
    }

    @Override
    default String scope() {
        return Streams.body(bodyId());
    }

    /** Records that a body exists, and how it is made up, unless that is kept elsewhere. */
    record ConstituteBody(
            String bodyId,
            String name,
            BodyKind kind,
            Regime regime,
            @Nullable String organisationId,
            @Nullable Constitution constitution,
            @Nullable SourceReference source,
            @Nullable Instant occurredAt)
            implements BodyCommand {
        @Override
        public boolean startsStream() {
            return true;
        }
    }

    /** Gives it another constitution; holders of seats that remain stay. */
    record ReconstituteBody(
            String bodyId,
            Constitution constitution,
            String reason,
            @Nullable SourceReference source,
            @Nullable Instant occurredAt)
            implements BodyCommand {}

    /** Seats a member. */
    record FillSeat(
            String bodyId,
            String seatId,
            String member,
            @Nullable StatedDate until,
            @Nullable Instant occurredAt) implements BodyCommand {}

    /** Records that whoever holds a seat left it. */
    record VacateSeat(
            String bodyId,
            String seatId,
            String reason,
            @Nullable Instant occurredAt) implements BodyCommand {}

    /** Lets a person sit in the place of the holder of a seat. */
    record NameDeputy(
            String bodyId,
            String seatId,
            String deputy,
            @Nullable Instant occurredAt) implements BodyCommand {}

    /** Lets a person no longer do so. */
    record RemoveDeputy(
            String bodyId,
            String seatId,
            String deputy,
            String reason,
            @Nullable Instant occurredAt) implements BodyCommand {}

    /** Puts a line of the scheme of reservation and delegation in force. */
    record ReserveMatter(
            String bodyId,
            String matterId,
            String matter,
            @Nullable String reservedTo,
            @Nullable String delegatedTo,
            @Nullable String limits,
            @Nullable SourceReference source,
            @Nullable Instant occurredAt)
            implements BodyCommand {}

    /** Takes a line of the scheme out of force. */
    record EndMatterReservation(
            String bodyId,
            String matterId,
            String reason,
            @Nullable Instant occurredAt) implements BodyCommand {}

    /** Records that the body no longer exists. */
    record DissolveBody(
            String bodyId,
            String reason,
            @Nullable String successor,
            @Nullable SourceReference source,
            @Nullable Instant occurredAt)
            implements BodyCommand {}
}
