package org.duly.query.export;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duly.query.organisation.Lineage;
import org.duly.query.organisation.Lineage.LineageEdge;
import org.duly.query.organisation.Lineage.LineageNode;
import org.duly.query.organisation.Lineage.Statement;

/** The lineage of organisations as rows: one for each time an edge was stated. */
final class LineageExport {
    static final List<String> COLUMNS = List.of(
            "kind",
            "from",
            "fromName",
            "to",
            "toName",
            "name",
            "on",
            "source",
            "where",
            "mergerId",
            "happenedAt",
            "recordedAt",
            "position",
            "stream");

    private LineageExport() {}

    static void write(Lineage lineage, Rows rows) {
        Map<String, String> names = new HashMap<>();
        for (LineageNode node : lineage.nodes()) {
            if (node.name() != null) {
                names.put(node.id(), node.name());
            }
        }
        for (LineageEdge edge : lineage.edges()) {
            for (Statement statement : edge.statements()) {
                rows.add(
                        edge.kind(),
                        edge.from(),
                        names.get(edge.from()),
                        edge.to(),
                        names.get(edge.to()),
                        edge.name(),
                        statement.on().date(),
                        statement.source() == null ? null : statement.source().document(),
                        statement.source() == null ? null : statement.source().where(),
                        statement.mergerId(),
                        statement.in().happenedAt(),
                        statement.in().recordedAt(),
                        statement.in().position(),
                        statement.in().stream());
            }
        }
    }
}
