package org.duly.command.governance;

import static org.duly.command.handling.FormRules.text;

import java.util.List;
import org.duly.command.handling.BusinessRule;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.FormRules.IdIsPlain;
import org.duly.command.handling.Limits;
import org.duly.command.handling.Refusal;
import org.duly.events.governance.Irregularity;
import org.jspecify.annotations.Nullable;

/**
 * What a body in fact did can always be recorded. Rules that stop a vote from being opened, a decision from being published
 * and the like are judged here, all of them: broken, they refuse the act together, or, if a named person answers for it,
 * are recorded with it.
 *
 * <p>Rules of form, and those without which the record would contradict itself, are verified as everywhere.
 */
public final class Irregularities {
    private Irregularities() {}

    /**
     * Judges rules in order.
     *
     * @return the irregularities to record with the act: one for each broken rule
     * @throws Refusal if a rule is broken and nobody answers for it: by the first that is, with all that are; or if the
     *     override lacks a name or a reason
     */
    public static List<Irregularity> judge(@Nullable NamedOverride override, List<? extends BusinessRule> rules) {
        if (override != null) {
            FormRules.verify(List.of(new IdIsPlain("/override/by", override.by())));
            FormRules.verify(text("/override/reason", override.reason(), Limits.PARAGRAPH));
        }
        List<? extends BusinessRule> broken =
                rules.stream().filter(rule -> !rule.isKept()).toList();
        if (broken.isEmpty()) {
            return List.of();
        }
        if (override == null) {
            throw new Refusal(broken.getFirst(), broken);
        }
        return broken.stream()
                .map(rule -> new Irregularity(rule.ruleName(), rule.explanation(), override.by(), override.reason()))
                .toList();
    }

    /** Judges rules in order, as {@link #judge(NamedOverride, List)} does. */
    public static List<Irregularity> judge(@Nullable NamedOverride override, BusinessRule... rules) {
        return judge(override, List.of(rules));
    }
}
