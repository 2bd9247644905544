package org.duly.query.organisation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.duly.events.organisation.OrganisationDissolved;
import org.duly.events.organisation.OrganisationEstablished;
import org.duly.events.organisation.OrganisationEvent;
import org.duly.events.organisation.OrganisationFederated;
import org.duly.events.organisation.OrganisationRenamed;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.duly.query.governance.Act;
import org.duly.query.governance.Kind;
import org.duly.query.log.PlacedEvent;
import org.duly.query.organisation.Lineage.EdgeKind;
import org.duly.query.organisation.Lineage.LineageEdge;
import org.duly.query.organisation.Lineage.LineageNode;
import org.duly.query.organisation.Lineage.NameInTime;
import org.duly.query.organisation.Lineage.Statement;
import org.jspecify.annotations.Nullable;

/** What the events of organisations make of their lineage. Pure. */
public final class LineageFold {
    private final Map<String, Organisation> organisations = new HashMap<>();
    private final Map<Pair, Edge> edges = new LinkedHashMap<>();

    private LineageFold() {}

    private static final class Organisation {
        private final List<NameInTime> names = new ArrayList<>();

        @Nullable
        private StatedDate from;

        @Nullable
        private StatedDate to;

        private int rank;
    }

    /** What makes an edge another edge: a rename is one of its own, by its name. */
    private record Pair(
            EdgeKind kind, String from, String to, @Nullable String name) {}

    private record Edge(Pair pair, List<Statement> statements) {}

    /**
     * The lineage of some organisations and of all they name.
     *
     * @param streams the events of each, in order
     */
    static Lineage of(List<List<PlacedEvent>> streams, String log, long position) {
        LineageFold fold = new LineageFold();
        streams.stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(PlacedEvent::position))
                .forEach(fold::take);
        fold.rank();
        return fold.done(log, position);
    }

    /** The organisation of a stream and all that its events name. */
    static Set<String> namedIn(List<PlacedEvent> events) {
        Set<String> named = new HashSet<>();
        for (PlacedEvent event : events) {
            named.add(Kind.ORGANISATION.idOf(event.envelope().stream()));
            switch ((OrganisationEvent) event.envelope().data()) {
                case OrganisationEstablished established -> named.addAll(established.predecessors());
                case OrganisationFederated federated -> named.addAll(federated.with());
                case OrganisationDissolved dissolved -> named.addAll(dissolved.successors());
                case OrganisationRenamed _ -> {}
            }
        }
        return named;
    }

    private void take(PlacedEvent event) {
        String id = Kind.ORGANISATION.idOf(event.envelope().stream());
        Act in = Act.of(event);
        Organisation organisation = organisation(id);
        switch ((OrganisationEvent) event.envelope().data()) {
            case OrganisationEstablished as -> {
                organisation.from = as.on();
                organisation.names.add(new NameInTime(as.name(), as.on()));
                Statement statement = statement(as.on(), as.instrument(), as.mergerId(), in);
                as.predecessors().forEach(other -> edge(EdgeKind.PREDECESSOR, other, id, null, statement));
            }
            case OrganisationFederated as -> {
                Statement statement = statement(as.on(), as.source(), null, in);
                // Each says it of the others: it is one federation.
                as.with().forEach(other -> {
                    boolean first = id.compareTo(other) < 0;
                    edge(EdgeKind.FEDERATED, first ? id : other, first ? other : id, as.federation(), statement);
                });
            }
            case OrganisationRenamed as -> {
                organisation.names.add(new NameInTime(as.name(), as.on()));
                edge(EdgeKind.RENAMED, id, id, as.name(), statement(as.on(), as.source(), null, in));
            }
            case OrganisationDissolved as -> {
                organisation.to = as.on();
                Statement statement = statement(as.on(), as.instrument(), as.mergerId(), in);
                as.successors().forEach(other -> edge(EdgeKind.PREDECESSOR, id, other, null, statement));
            }
        }
    }

    private static Statement statement(
            StatedDate on, @Nullable SourceReference source, @Nullable UUID mergerId, Act in) {
        return new Statement(on, source, mergerId, in);
    }

    private Organisation organisation(String id) {
        return organisations.computeIfAbsent(id, _ -> new Organisation());
    }

    private void edge(EdgeKind kind, String from, String to, @Nullable String name, Statement statement) {
        organisation(from);
        organisation(to);
        edges.computeIfAbsent(new Pair(kind, from, to, name), pair -> new Edge(pair, new ArrayList<>()))
                .statements()
                .add(statement);
    }

    /** Those that nobody precedes first; it ends, even if what was recorded goes round in circles. */
    private void rank() {
        List<Pair> successions = edges.keySet().stream()
                .filter(pair -> pair.kind() == EdgeKind.PREDECESSOR)
                .toList();
        boolean moved = true;
        for (int round = 1; moved && round < organisations.size(); round++) {
            moved = false;
            for (Pair pair : successions) {
                Organisation to = organisation(pair.to());
                int rank = organisation(pair.from()).rank + 1;
                if (rank == round && to.rank < rank) {
                    to.rank = rank;
                    moved = true;
                }
            }
        }
    }

    private Lineage done(String log, long position) {
        List<LineageNode> nodes = organisations.entrySet().stream()
                .map(entry -> node(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(LineageNode::rank).thenComparing(LineageNode::id))
                .toList();
        List<LineageEdge> drawn = edges.values().stream()
                .map(edge -> new LineageEdge(
                        edge.pair().kind(),
                        edge.pair().from(),
                        edge.pair().to(),
                        edge.pair().name(),
                        List.copyOf(edge.statements())))
                .toList();
        return new Lineage(nodes, drawn, log, position);
    }

    private static LineageNode node(String id, Organisation organisation) {
        return new LineageNode(
                id,
                organisation.names.isEmpty()
                        ? null
                        : organisation.names.getLast().name(),
                List.copyOf(organisation.names),
                organisation.from,
                organisation.to,
                organisation.rank);
    }

    /** The last name of an organisation, from the events of its stream; null if none was recorded. */
    public static @Nullable String name(List<PlacedEvent> events) {
        return events.stream()
                .flatMap(event -> switch ((OrganisationEvent) event.envelope().data()) {
                    case OrganisationEstablished established -> Stream.of(established.name());
                    case OrganisationRenamed renamed -> Stream.of(renamed.name());
                    case OrganisationFederated _, OrganisationDissolved _ -> Stream.<String>empty();
                })
                .reduce((_, later) -> later)
                .orElse(null);
    }
}
