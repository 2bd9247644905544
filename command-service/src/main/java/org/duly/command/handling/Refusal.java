package org.duly.command.handling;

/** A rule said no. Nothing was recorded. */
public final class Refusal extends RuntimeException {
    private final transient BusinessRule rule;

    public Refusal(BusinessRule rule) {
        super(rule.explanation(), null, false, false);
        this.rule = rule;
    }

    /** The rule that said no. */
    public BusinessRule rule() {
        return rule;
    }
}
