package org.duly.command.handling;

import org.jspecify.annotations.Nullable;

/** One rule of the domain, named as the sentence it states. Its name is its stable problem type. */
public interface BusinessRule {
    /** Its stable name in kebab case, as in the problem types of the API and in irregularities. */
    default String ruleName() {
        return RuleNames.inKebabCase(getClass());
    }

    /** Whether the rule is kept. */
    boolean isKept();

    /** What is wrong and what to do about it, for the person who asked. Never personal data. */
    String explanation();

    /** The request's field at fault, as a JSON Pointer, or null if it is not a field's fault. */
    default @Nullable String field() {
        return null;
    }

    /** Verifies rules in order. */
    static void verify(BusinessRule... rules) {
        for (BusinessRule rule : rules) {
            if (!rule.isKept()) {
                throw new Refusal(rule);
            }
        }
    }
}
