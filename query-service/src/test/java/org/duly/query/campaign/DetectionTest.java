package org.duly.query.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.duly.events.response.CampaignMethod;
import org.duly.testsupport.RandomCases;
import org.junit.jupiter.api.Test;

/** Made-up responses of which the truth is known. */
class DetectionTest {
    private static final List<String> QUOTABLE = List.of(Corpus.QUESTION);

    @Test
    void letters_are_told_from_those_who_only_quote_the_same() {
        Corpus corpus = corpus(1);

        Proposals found = Detection.run(corpus, QUOTABLE);

        assertThat(found.campaigns()).hasSize(4);
        Set<UUID> proposed = found.campaigns().stream()
                .flatMap(campaign -> campaign.members().stream())
                .map(Campaign.Member::id)
                .collect(Collectors.toSet());
        assertThat(found.copies()).as("each in one campaign").isEqualTo(proposed.size());
        Set<UUID> right = new HashSet<>(proposed);
        right.retainAll(corpus.copies());
        assertThat((double) right.size() / proposed.size()).as("precision").isEqualTo(1.0);
        assertThat((double) right.size() / corpus.copies().size()).as("recall").isGreaterThanOrEqualTo(0.99);
        for (Campaign campaign : found.campaigns()) {
            assertThat(campaign.members().stream()
                            .map(member -> corpus.letterOf(member.id()))
                            .distinct())
                    .as("copies of one letter")
                    .hasSize(1);
        }
    }

    @Test
    void a_text_of_ones_own_is_seen_wherever_it_stands() {
        Corpus corpus = corpus(2);

        List<Campaign.Member> members = Detection.run(corpus, QUOTABLE).campaigns().stream()
                .flatMap(campaign -> campaign.members().stream())
                .toList();

        long own = members.stream()
                .filter(member -> corpus.addsOwnText(member.id()))
                .count();
        assertThat(members.stream()
                        .filter(member -> corpus.addsOwnText(member.id()) && member.addsOwnText())
                        .count())
                .isEqualTo(own);
        assertThat(members.stream()
                        .filter(member -> !corpus.addsOwnText(member.id()) && member.addsOwnText())
                        .count())
                .as("shown to have one, for slips of the pen close together: nobody's text is missed for it")
                .isLessThanOrEqualTo(members.size() / 15);
        assertThat(members.stream().filter(Campaign.Member::addsOwnText).map(Campaign.Member::similarity))
                .allMatch(similarity -> similarity >= 0.4);
    }

    @Test
    void the_order_in_which_responses_are_read_does_not_matter() {
        RandomCases.tryMany(2, random -> {
            Corpus corpus = new Corpus(random.nextLong());
            corpus.campaign(60, 10, 10, 5);
            corpus.campaign(120, 0, 12, 6);
            corpus.others(150);
            Proposals found = Detection.run(corpus, QUOTABLE);

            corpus.shuffle();

            Proposals again = Detection.run(corpus, QUOTABLE);
            assertThat(members(again)).isEqualTo(members(found));
            assertThat(again.duplicates()).isEqualTo(found.duplicates());
        });
    }

    @Test
    void a_few_words_that_many_say_are_no_campaign() {
        Corpus corpus = new Corpus(3);
        corpus.saying("I agree", 50);
        corpus.saying("Yes", 50);
        corpus.saying("Keep local services local and listen to the people who use them", 11);
        corpus.saying("I agree with every one of the proposals in the engagement document, thank you", 2);

        assertThat(Detection.run(corpus, QUOTABLE).campaigns())
                .as("the third has 12 words, the last is said by two")
                .singleElement()
                .satisfies(campaign -> assertThat(campaign.members()).hasSize(11));
    }

    @Test
    void where_everybody_added_something_the_letter_is_what_they_share() {
        Corpus corpus = new Corpus(4);
        corpus.campaign(150, 0, 0, 40);
        corpus.others(200);

        Proposals found = Detection.run(corpus, QUOTABLE);

        assertThat(found.campaigns()).singleElement().satisfies(campaign -> {
            assertThat(campaign.members().stream().map(Campaign.Member::id))
                    .containsExactlyInAnyOrderElementsOf(corpus.copies());
            assertThat(campaign.members()).allMatch(Campaign.Member::addsOwnText);
        });
    }

    @Test
    void the_very_same_text_is_exact_whatever_its_salutation_case_and_line_breaks() {
        Corpus corpus = new Corpus(5);
        corpus.campaign(40, 30, 0, 0);

        assertThat(Detection.run(corpus, QUOTABLE).campaigns())
                .singleElement()
                .satisfies(campaign -> assertThat(campaign.members())
                        .hasSize(30)
                        .allMatch(member -> member.method() == CampaignMethod.EXACT && member.similarity() == 1));
    }

    private static List<List<Campaign.Member>> members(Proposals proposals) {
        return proposals.campaigns().stream().map(Campaign::members).toList();
    }

    private static Corpus corpus(long seed) {
        Corpus corpus = new Corpus(seed);
        corpus.campaign(30, 60, 30, 20);
        String letter = corpus.campaign(90, 200, 100, 60);
        corpus.campaign(180, 0, 150, 50);
        corpus.campaign(400, 5, 40, 20);
        corpus.others(2_500);
        corpus.quoting(Corpus.QUESTION, 300);
        corpus.quoting(corpus.prose(30), 200);
        corpus.quoting(letter.substring(0, letter.length() / 3), 50);
        corpus.saying("No comment", 100);
        corpus.shuffle();
        return corpus;
    }
}
