package org.duly.standalone.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/** The sentences that synthetic responses are made of, each drawn about as often as the others. */
final class Sentences {
    private final List<Sentence> all;
    private final Random random;
    private final Map<String, List<Sentence>> decks = new HashMap<>();

    Sentences(String engagement, Random random) {
        this.random = random;
        this.all = DemoResources.rows(engagement + "/sentences.csv").stream()
                .map(row -> new Sentence(
                        row.get("theme"),
                        row.get("proposal"),
                        row.get("position"),
                        row.get("group"),
                        row.get("question"),
                        row.get("text")))
                .toList();
    }

    /**
     * One sentence with what a coder makes of it.
     *
     * @param proposal it takes the position on; empty for none
     * @param group whose it is; empty for anybody's
     * @param question it answers; empty for any
     */
    record Sentence(String theme, String proposal, String position, String group, String question, String text) {
        /** Whether only a group would say it. */
        boolean isOf(String other) {
            return question.isEmpty() && group.equals(other);
        }

        /** Whether nobody would say both: one is for the proposal that the other is not for. */
        boolean contradicts(Sentence other) {
            return !proposal.isEmpty()
                    && proposal.equals(other.proposal)
                    && position.equals("SUPPORT") != other.position.equals("SUPPORT");
        }

        /** Whether somebody of a group may say it, of what is asked in general. */
        boolean mayBeSaidBy(String other) {
            return question.isEmpty() && (group.isEmpty() || group.equals(other));
        }
    }

    /** What makes somebody's position: every other time what only their group would say, if it says something so. */
    Sentence makingThePosition(String group, String position) {
        boolean ownSay = random.nextBoolean()
                && all.stream()
                        .anyMatch(each -> each.isOf(group) && each.position().equals(position));
        return ownSay
                ? draw(
                        "own/" + group + position,
                        each -> each.isOf(group) && each.position().equals(position))
                : general(group, position);
    }

    /** What somebody of a group may say of what is asked in general. */
    Sentence general(String group, String position) {
        return draw(
                group + position,
                each -> each.mayBeSaidBy(group) && each.position().equals(position));
    }

    /** What anybody may answer to one question. */
    Sentence answering(String question) {
        return draw(question, each -> each.question().equals(question));
    }

    /** The next sentence that fits; no other of the same deck comes twice before it. */
    private Sentence draw(String deck, Predicate<Sentence> fits) {
        List<Sentence> cards = decks.computeIfAbsent(deck, _ -> new ArrayList<>());
        if (cards.isEmpty()) {
            all.stream().filter(fits).forEach(cards::add);
            Collections.shuffle(cards, random);
        }
        return cards.removeLast();
    }
}
