package org.duly.query.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.UUID;
import org.duly.events.organisation.OrganisationDissolved;
import org.duly.events.organisation.OrganisationEstablished;
import org.duly.events.organisation.OrganisationEvent;
import org.duly.events.organisation.OrganisationFederated;
import org.duly.events.organisation.OrganisationRenamed;
import org.duly.events.programme.DatePrecision;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.duly.query.organisation.Lineage.EdgeKind;
import org.duly.query.organisation.Lineage.LineageEdge;
import org.duly.query.organisation.Lineage.LineageNode;
import org.duly.query.organisation.Lineage.NameInTime;
import org.duly.query.organisation.Lineage.Statement;
import org.duly.query.testing.Told;
import org.junit.jupiter.api.Test;

/** Given what was recorded of organisations: the graph of who followed whom. */
class LineageFoldTest {
    private static final UUID MERGER = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final SourceReference ORDER = new SourceReference("Order 2020/1", null, null);
    private static final StatedDate IN_2013 =
            new StatedDate(DatePrecision.YEAR, Year.of(2013).toString(), null);
    private static final StatedDate APRIL_2020 = StatedDate.day(LocalDate.of(2020, 4, 1));
    private static final StatedDate JULY_2022 = StatedDate.day(LocalDate.of(2022, 7, 1));

    private final Told told = new Told();

    private void that(String id, OrganisationEvent event) {
        told.that("organisation/" + id, event);
    }

    private Lineage lineage() {
        return LineageFold.of(told.streams(), "test.example/told", 99);
    }

    private static OrganisationEstablished established(StatedDate on, String... predecessors) {
        return new OrganisationEstablished("The board", on, List.of(predecessors), null, ORDER);
    }

    @Test
    void seven_became_three_and_three_became_one() {
        for (int i = 1; i <= 7; i++) {
            that("ccg-" + i, established(IN_2013));
        }
        that("ccg-a", established(APRIL_2020, "ccg-1", "ccg-2", "ccg-3"));
        that("ccg-b", established(APRIL_2020, "ccg-4", "ccg-5"));
        that("ccg-c", established(APRIL_2020, "ccg-6", "ccg-7"));
        that("icb", established(JULY_2022, "ccg-a", "ccg-b", "ccg-c"));

        Lineage lineage = lineage();
        assertThat(lineage.nodes()).extracting(LineageNode::rank).containsExactly(0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2);
        assertThat(lineage.nodes().getLast().id()).isEqualTo("icb");
        assertThat(lineage.edges()).hasSize(10).allMatch(edge -> edge.kind() == EdgeKind.PREDECESSOR);
        assertThat(lineage.edges().getLast())
                .extracting(LineageEdge::from, LineageEdge::to)
                .containsExactly("ccg-c", "icb");
        assertThat(lineage.edges().getLast().statements())
                .singleElement()
                .returns(JULY_2022, Statement::on)
                .returns(ORDER, Statement::source)
                .returns(10L, statement -> statement.in().position());
    }

    @Test
    void one_that_is_only_named_is_there_without_name_or_dates() {
        that("icb", established(JULY_2022, "unrecorded"));
        assertThat(lineage().nodes().getFirst())
                .returns("unrecorded", LineageNode::id)
                .returns(null, LineageNode::name)
                .returns(null, LineageNode::from)
                .returns(null, LineageNode::to);
    }

    @Test
    void what_both_sides_state_is_one_edge_with_two_statements() {
        that("ccg-1", established(IN_2013));
        that("ccg-1", new OrganisationDissolved(APRIL_2020, List.of("ccg-a"), MERGER, null));
        that("ccg-a", established(APRIL_2020, "ccg-1"));

        Lineage lineage = lineage();
        assertThat(lineage.edges()).hasSize(1);
        assertThat(lineage.edges().getFirst().statements())
                .extracting(Statement::mergerId, Statement::source)
                .containsExactly(tuple(MERGER, null), tuple(null, ORDER));
        assertThat(lineage.nodes().getFirst().to()).isEqualTo(APRIL_2020);
    }

    @Test
    void a_federation_has_no_direction_whoever_states_it() {
        that("b", established(IN_2013));
        that("b", new OrganisationFederated(List.of("a", "c"), APRIL_2020, "The three", null));
        that("a", new OrganisationFederated(List.of("b", "c"), APRIL_2020, "The three", null));

        assertThat(lineage().edges())
                .extracting(
                        LineageEdge::from,
                        LineageEdge::to,
                        edge -> edge.statements().size())
                .containsExactly(tuple("a", "b", 2), tuple("b", "c", 1), tuple("a", "c", 1));
        assertThat(lineage().nodes()).extracting(LineageNode::rank).containsOnly(0);
    }

    @Test
    void a_rename_is_an_edge_to_itself_and_both_names_are_kept() {
        that("a", established(IN_2013));
        that("a", new OrganisationRenamed("The trust", APRIL_2020, ORDER));

        assertThat(lineage().nodes().getFirst())
                .returns("The trust", LineageNode::name)
                .returns(
                        List.of(new NameInTime("The board", IN_2013), new NameInTime("The trust", APRIL_2020)),
                        LineageNode::names);
        assertThat(lineage().edges())
                .singleElement()
                .returns(EdgeKind.RENAMED, LineageEdge::kind)
                .returns("a", LineageEdge::from)
                .returns("a", LineageEdge::to)
                .returns("The trust", LineageEdge::name);
    }

    @Test
    void a_record_that_goes_round_in_a_circle_is_drawn_all_the_same() {
        that("a", established(IN_2013, "b"));
        that("b", established(IN_2013, "a"));
        assertThat(lineage().edges()).hasSize(2);
        assertThat(lineage().nodes()).hasSize(2);
    }
}
