package org.duly.command.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.duly.command.handling.BusinessRule;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.Refusal;
import org.duly.events.governance.Irregularity;
import org.junit.jupiter.api.Test;

class IrregularitiesTest {
    private static final NamedOverride ANN = new NamedOverride("ann", "It took place");

    record TheSkyIsBlue(boolean isKept) implements BusinessRule {
        @Override
        public String explanation() {
            return "It is grey.";
        }
    }

    record GrassIsGreen(boolean isKept) implements BusinessRule {
        @Override
        public String explanation() {
            return "It is brown.";
        }
    }

    @Test
    void what_breaks_no_rule_is_regular_whoever_would_answer_for_it() {
        assertThat(Irregularities.judge(null, new TheSkyIsBlue(true), new GrassIsGreen(true)))
                .isEmpty();
        assertThat(Irregularities.judge(ANN, new TheSkyIsBlue(true))).isEmpty();
    }

    @Test
    void a_refusal_lists_everything_that_is_in_the_way() {
        GrassIsGreen brown = new GrassIsGreen(false);
        TheSkyIsBlue grey = new TheSkyIsBlue(false);
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> Irregularities.judge(null, brown, new TheSkyIsBlue(true), grey));
        assertThat(refusal.rule()).isEqualTo(brown);
        assertThat(refusal.missing()).containsExactly(brown, grey);
    }

    @Test
    void a_named_person_has_it_recorded_with_every_rule_it_broke() {
        assertThat(Irregularities.judge(ANN, List.of(new GrassIsGreen(false), new TheSkyIsBlue(false))))
                .containsExactly(
                        new Irregularity("grass-is-green", "It is brown.", "ann", "It took place"),
                        new Irregularity("the-sky-is-blue", "It is grey.", "ann", "It took place"));
    }

    @Test
    void an_override_has_a_name_and_a_reason_even_if_it_is_not_needed() {
        assertThat(catchThrowableOfType(
                                Refusal.class,
                                () -> Irregularities.judge(new NamedOverride("ann", " "), new GrassIsGreen(true)))
                        .rule())
                .isInstanceOf(FormRules.TextIsGivenAndFits.class);
        assertThat(catchThrowableOfType(
                                Refusal.class,
                                () -> Irregularities.judge(new NamedOverride("a b", "Why"), new GrassIsGreen(true)))
                        .rule())
                .isInstanceOf(FormRules.IdIsPlain.class);
    }
}
