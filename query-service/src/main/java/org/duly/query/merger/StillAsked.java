package org.duly.query.merger;

/**
 * Something that is asked for before a merger is decided for or takes effect, and that is not recorded.
 *
 * @param before what it is asked for
 * @param rule the name of the rule, as in the problem types of the API: {@code every-party-has-resolved}
 * @param inWords what is missing, and of whom
 */
public record StillAsked(Step before, String rule, String inWords) {
    /** What is next. */
    public enum Step {
        DECISION,
        EFFECT
    }
}
