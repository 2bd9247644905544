package org.duly.command.handling;

import java.util.List;

/** A rule said no. Nothing was recorded. */
public final class Refusal extends RuntimeException {
    private final transient BusinessRule rule;
    private final transient List<BusinessRule> missing;

    public Refusal(BusinessRule rule) {
        this(rule, List.of());
    }

    /**
     * Of several rules that say no.
     *
     * @param rule the first of them
     * @param missing all of them, of which a named person may answer for each
     */
    public Refusal(BusinessRule rule, List<? extends BusinessRule> missing) {
        super(rule.explanation(), null, false, false);
        this.rule = rule;
        this.missing = List.copyOf(missing);
    }

    /** The rule that said no. */
    public BusinessRule rule() {
        return rule;
    }

    /** Everything that is in the way of an act that could be recorded all the same; empty for any other. */
    public List<BusinessRule> missing() {
        return missing;
    }
}
