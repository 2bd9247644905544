package org.duly.query.organisation;

import java.util.List;
import java.util.UUID;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.duly.query.governance.Act;
import org.jspecify.annotations.Nullable;

/**
 * Organisations and how they follow from each other, as a graph to draw.
 *
 * @param nodes by rank, then by id
 * @param edges in the order in which they were first recorded
 * @param position how far the log was read
 */
public record Lineage(List<LineageNode> nodes, List<LineageEdge> edges, String log, long position) {

    /**
     * An organisation.
     *
     * @param name the last one recorded; null of one that was only named by others
     * @param names all it went by, in the order in which they were recorded
     * @param from when it came into being, {@code to} when it ceased to be; null where that is not recorded
     * @param rank how many generations of predecessors it has
     */
    public record LineageNode(
            String id,
            @Nullable String name,
            List<NameInTime> names,
            @Nullable StatedDate from,
            @Nullable StatedDate to,
            int rank) {}

    /** A name, and since when it was gone by. */
    public record NameInTime(String name, StatedDate since) {}

    /** What an edge means. */
    public enum EdgeKind {
        /** {@code to} took the place of {@code from}, alone or with others. */
        PREDECESSOR,
        /** The two work as one and stay what they are; neither comes first. */
        FEDERATED,
        /** The organisation, which is at both ends, goes by another name. */
        RENAMED
    }

    /**
     * An edge between two organisations.
     *
     * @param name what a federation goes by, or the new name
     * @param statements the events that say so, as often as it was said; at least one
     */
    public record LineageEdge(
            EdgeKind kind, String from, String to, @Nullable String name, List<Statement> statements) {}

    /**
     * Where it is recorded.
     *
     * @param on the day, as precisely as it was stated
     * @param mergerId the merger case it came of
     * @param in the event
     */
    public record Statement(
            StatedDate on,
            @Nullable SourceReference source,
            @Nullable UUID mergerId,
            Act in) {}
}
