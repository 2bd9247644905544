package org.duly.query.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is compared of a text, and what of it is its sender's own. */
class WordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Don't close our cafe.",
                "  don\u2019t  CLOSE\n\nour\u00a0cafe!! ",
                "Dear Mr. Smith,\nDon't close our cafe",
                "Hello, dont close our cafe.\n\nYours faithfully,\nAnn Alder\n1 High Street, Marlow",
                "\uff24on't close our \uff23afe.",
                "Don't clo\u00adse our cafe. Kind regards Bob",
            })
    void the_same_words_are_the_same_text(String text) {
        assertThat(Words.of(text).normalised()).isEqualTo("dont close our cafe");
        assertThat(Words.of(text).digest())
                .isEqualTo(Words.of("dont close our cafe").digest());
    }

    @Test
    void letters_with_marks_are_one_word_however_they_are_encoded() {
        assertThat(Words.of("Caf\u00e9 Z\u00fcrich").normalised())
                .isEqualTo(Words.of("cafe\u0301 zu\u0308rich").normalised())
                .isEqualTo("caf\u00e9 z\u00fcrich");
    }

    @Test
    void what_only_looks_like_a_salutation_or_a_closing_is_compared() {
        assertThat(Words.of("Hello I disagree.").normalised()).isEqualTo("hello i disagree");
        assertThat(Words.of("Send my kind regards to the nurses").normalised())
                .isEqualTo("send my kind regards to the nurses");
        assertThat(Words.of("Kind regards").normalised()).isEqualTo("kind regards");
        assertThat(Words.of(
                                "No. Kind regards, and in case you ever read this: my mother waited nine weeks for a letter.")
                        .count())
                .isEqualTo(18);
    }

    @Test
    void a_text_without_words_has_none() {
        assertThat(Words.of("").count()).isZero();
        assertThat(Words.of(" \u2026 ?! \ud83d\ude00").normalised()).isEmpty();
        assertThat(Shingles.of(Words.of("Two words"))).isEmpty();
    }

    @Test
    void ones_own_text_is_shown_as_it_was_written() {
        int[] letter = Shingles.of(Words.of("we do not want one distant organisation to decide about our care"));
        String text = "Dear all, my mother waited nine weeks (nine!). We do not want one distant organisation to decide"
                + " about our care. Think of the edges, please: Thame. Yours sincerely, Ann Alder";

        assertThat(OwnText.of(Words.of(text), letter, Shingles.NONE))
                .containsExactly("my mother waited nine weeks (nine!).", "Think of the edges, please: Thame.");
        assertThat(OwnText.of(Words.of(text), letter, Shingles.of(List.of("Think of the edges please Thame"))))
                .containsExactly("my mother waited nine weeks (nine!).");
    }

    @Test
    void a_slip_of_the_pen_or_a_name_filled_in_is_no_text_of_ones_own() {
        int[] letter = Shingles.of(Words.of("we do not want one distant organisation to decide about our care"));

        assertThat(OwnText.of(
                        Words.of("We in Marlow do not want one distent organisation to decide about are care"),
                        letter,
                        Shingles.NONE))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"01865 123456", "+44 1865 123456", "(01865) 123-456"})
    void a_telephone_number_is_the_same_however_it_is_written(String number) {
        assertThat(Duplicates.contact(number)).isEqualTo("01865123456");
    }

    @Test
    void an_address_is_the_same_in_any_case() {
        assertThat(Duplicates.contact(" Ann@Example.org ")).isEqualTo("ann@example.org");
        assertThat(Duplicates.contact("1 High Street,\nMarlow")).isEqualTo(Duplicates.contact("1 high street Marlow"));
        assertThat(Duplicates.contact(null)).isEmpty();
    }
}
