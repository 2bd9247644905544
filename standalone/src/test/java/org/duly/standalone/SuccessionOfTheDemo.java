package org.duly.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.duly.events.governance.Fraction;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a visitor finds in the demo of ballots, of the merger and of who followed whom. */
interface SuccessionOfTheDemo {
    Api api();

    /** The address of the engagement on commissioning. */
    String arrangements() throws Exception;

    @Test
    default void a_constituency_is_not_quorate_one_is_lost_and_one_carries_at_exactly_two_thirds() throws Exception {
        JsonNode ballot = firstBallot();

        assertThat(ballot.path("constituencies"))
                .extracting(
                        each -> each.path("constituencyId").asString(),
                        each -> each.at("/quorum/arithmetic").asString(),
                        each -> each.path("quorate").asBoolean(),
                        each -> each.at("/pass/arithmetic").asString(),
                        each -> each.path("carried").asBoolean())
                .containsExactly(
                        tuple("eastvale", "8/10 >= 3/5", true, "39/71 >= 2/3", false),
                        tuple("northmere", "8/9 >= 3/5", true, "40/60 >= 2/3", true),
                        tuple("southdown", "4/8 >= 3/5", false, "34/34 >= 2/3", false));
        JsonNode asked = ballot.at("/rule/pass");
        Fraction pass = new Fraction(
                asked.path("numerator").asInt(), asked.path("denominator").asInt());
        assertThat(pass.isReachedBy(40, 60)).isTrue();
        assertThat(pass.isExceededBy(40, 60)).isFalse();
        assertThat(ballot.path("refused"))
                .extracting(paper -> paper.path("reason").asString())
                .containsExactlyInAnyOrder("ALREADY_RETURNED", "NOT_ELIGIBLE", "NOT_VERIFIED", "LATE", "LATE");
    }

    @Test
    default void the_ballot_shows_what_it_comes_to_with_its_re_vote() throws Exception {
        JsonNode ballot = firstBallot();
        String first = ballot.path("id").asString();
        String again = ballot.at("/revotes/0/id").asString();

        assertThat(ballot.at("/overall/quorate").asBoolean()).isFalse();
        assertThat(ballot.at("/revotes/0/secret").asBoolean()).isTrue();
        assertThat(ballot.at("/effective/constituencies"))
                .extracting(
                        last -> last.path("ballotId").asString(),
                        last -> last.at("/constituency/pass/arithmetic").asString(),
                        last -> last.at("/constituency/carried").asBoolean())
                .containsExactly(
                        tuple(first, "39/71 >= 2/3", false),
                        tuple(first, "40/60 >= 2/3", true),
                        tuple(again, "40/53 >= 2/3", true));
        assertThat(ballot.at("/effective/quorate").asBoolean()).isTrue();
        assertThat(ballot.at("/effective/carried").asBoolean()).isFalse();
        assertThat(api().get("/ballots/" + again).path("revoteOf").asString()).isEqualTo(first);
        assertThat(api().get(arrangements() + "/ballots?asOfRecorded=2020-01-15T00:00:00Z")
                        .path("items"))
                .isEmpty();
    }

    @Test
    default void the_merger_lacked_less_and_less_was_not_decided_for_and_was_abandoned() throws Exception {
        JsonNode mergers = api().get(arrangements() + "/mergers").path("items");
        String address = "/mergers/" + mergers.at("/0/id").asString();
        JsonNode merger = api().get(address);

        assertThat(mergers).hasSize(1);
        assertThat(merger.path("stage").asString()).isEqualTo("ABANDONED");
        assertThat(merger.at("/decision/what/outcome").asString()).isEqualTo("REJECTED");
        assertThat(merger.path("parties"))
                .extracting(party -> party.at("/resolution/what/inFavour").asBoolean())
                .containsExactly(false, true, true);
        assertThat(merger.path("views")).hasSize(5);
        assertThat(merger.path("missing")).isEmpty();
        assertThat(lacking(address, "2020-03-05T00:00:00Z"))
                .containsExactly(
                        "No resolution is recorded of illustrative-eastvale-ccg, illustrative-northmere-ccg,"
                                + " illustrative-southdown-ccg.",
                        "How far members support the merger is not recorded of illustrative-eastvale-ccg,"
                                + " illustrative-northmere-ccg, illustrative-southdown-ccg.",
                        "No decision on the merger is recorded.");
        assertThat(lacking(address, "2020-07-07T00:00:00Z"))
                .containsExactly(
                        "These parties resolved against it: illustrative-eastvale-ccg.",
                        "Only a document tells of the resolution of illustrative-northmere-ccg,"
                                + " illustrative-southdown-ccg.",
                        "No decision on the merger is recorded.");
    }

    @Test
    default void seven_groups_become_three_and_these_one_by_statute() throws Exception {
        assertThat(thereWere("2018-03-31T12:00:00Z"))
                .containsExactlyInAnyOrder(
                        "aylesbury-vale-ccg",
                        "chiltern-ccg",
                        "oxfordshire-ccg",
                        "north-and-west-reading-ccg",
                        "south-reading-ccg",
                        "newbury-and-district-ccg",
                        "wokingham-ccg");
        assertThat(thereWere("2020-01-15T00:00:00Z"))
                .containsExactlyInAnyOrder("buckinghamshire-ccg", "oxfordshire-ccg", "berkshire-west-ccg");
        assertThat(thereWere("2022-07-02T00:00:00Z")).containsExactly("buckinghamshire-oxfordshire-berkshire-west-icb");

        JsonNode lineage = api().get("/organisations/buckinghamshire-ccg/lineage");
        assertThat(lineage.path("nodes")).as("all that it is connected with").hasSize(10);
        assertThat(lineage.path("edges")
                        .valueStream()
                        .filter(edge -> edge.path("to").asString().equals("buckinghamshire-ccg"))
                        .map(edge -> edge.path("from").asString()))
                .containsExactlyInAnyOrder("aylesbury-vale-ccg", "chiltern-ccg");
    }

    private JsonNode firstBallot() throws Exception {
        JsonNode ballots = api().get(arrangements() + "/ballots").path("items");
        assertThat(ballots).as("the latest first").hasSize(2);
        return api().get("/ballots/" + ballots.at("/1/id").asString());
    }

    private List<String> lacking(String merger, String recorded) throws Exception {
        return api().get(merger + "?asOfRecorded=" + recorded)
                .path("missing")
                .valueStream()
                .map(each -> each.path("inWords").asString())
                .toList();
    }

    /** The real organisations that had come into being by then and had not ceased to be. */
    private List<String> thereWere(String by) throws Exception {
        return api().get("/organisation-lineage?asOfOccurred=" + by)
                .path("nodes")
                .valueStream()
                .filter(node -> node.path("from").isObject() && node.path("to").isNull())
                .map(node -> node.path("id").asString())
                .filter(id -> !id.startsWith("illustrative-"))
                .toList();
    }
}
