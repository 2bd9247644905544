package org.duly.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.duly.events.response.CodingOrigin;
import org.duly.events.response.CodingReviewed;
import org.duly.events.response.Codings;
import org.duly.events.response.Codings.Coding;
import org.duly.events.response.ResponseCoded;
import org.duly.events.response.ResponseEvent;
import org.junit.jupiter.api.Test;

/** Which of a response's codings stands. */
class CodingsTest {
    @Test
    void withoutACodingNoneStands() {
        assertThat(Codings.NONE.standing()).isNull();
        assertThat(Codings.NONE.with(agreed(1))).isEqualTo(Codings.NONE);
    }

    @Test
    void aModelsCodingIsOnlyASuggestion() {
        assertThat(codings(byModel(), agreed(1)).standing()).isNull();
    }

    @Test
    void untilSomebodyAgreesTheLastRecordedStands() {
        assertThat(standing(by("ann", 1), by("bob", 1))).isEqualTo(2);
        assertThat(standing(by("ann", 1), by("bob", 1), disagreed(2))).isEqualTo(2);
    }

    @Test
    void theOneThatSomebodyAgreedWithStands() {
        assertThat(standing(by("ann", 1), by("bob", 1), agreed(1))).isEqualTo(1);
        assertThat(standing(by("ann", 1), by("bob", 1), agreed(2), agreed(1))).isEqualTo(1);
        assertThat(standing(by("ann", 1), by("bob", 1), agreed(1), disagreed(1)))
                .isEqualTo(2);
    }

    @Test
    void whatAPersonCodesLaterTakesThePlaceOfWhatTheyCodedBefore() {
        assertThat(standing(by("ann", 1), agreed(1), by("ann", 1))).isEqualTo(2);
        assertThat(standing(by("ann", 1), by("bob", 1), agreed(2), by("ann", 1)))
                .isEqualTo(2);
    }

    @Test
    void aCodingOfAmendedAnswersStandsBeforeOneOfEarlierOnes() {
        assertThat(standing(by("ann", 1), agreed(1), by("bob", 2))).isEqualTo(2);
    }

    @Test
    void aReviewWithoutANumberIsOfTheLastCoding() {
        Codings codings = codings(by("ann", 1), by("bob", 1), new CodingReviewed("cat", true));
        assertThat(codings.all()).extracting(Coding::isAgreed).containsExactly(false, true);
        assertThat(codings.numbered(2)).isEqualTo(codings.standing());
        assertThat(codings.numbered(3)).isNull();
        assertThat(codings.numbered(0)).isNull();
    }

    private static int standing(ResponseEvent... events) {
        return Objects.requireNonNull(codings(events).standing()).number();
    }

    private static Codings codings(ResponseEvent... events) {
        Codings codings = Codings.NONE;
        for (ResponseEvent event : events) {
            codings = switch (event) {
                case ResponseCoded coded -> codings.with(coded);
                case CodingReviewed reviewed -> codings.with(reviewed);
                default -> throw new IllegalArgumentException(event.toString());
            };
        }
        return codings;
    }

    private static ResponseCoded by(String coder, int responseVersion) {
        return new ResponseCoded(responseVersion, 1, List.of(), List.of(), coder, CodingOrigin.HUMAN);
    }

    private static ResponseCoded byModel() {
        return new ResponseCoded(1, 1, List.of(), List.of(), "model-7", CodingOrigin.MODEL);
    }

    private static CodingReviewed agreed(int coding) {
        return new CodingReviewed("zoe", true, coding, null);
    }

    private static CodingReviewed disagreed(int coding) {
        return new CodingReviewed("zoe", false, coding, null);
    }
}
