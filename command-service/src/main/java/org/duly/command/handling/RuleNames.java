package org.duly.command.handling;

import java.util.Locale;
import java.util.regex.Pattern;

/** The names of rules and refusals as words: the name is the sentence. */
public final class RuleNames {
    private static final Pattern WORD_STARTS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private RuleNames() {}

    /** {@code ClosesOnlyAtItsDeadline} is {@code closes-only-at-its-deadline}. */
    public static String inKebabCase(Class<?> named) {
        return words(named, "-");
    }

    /** {@code ClosesOnlyAtItsDeadline} is {@code Closes only at its deadline}. */
    public static String asSentence(Class<?> named) {
        String sentence = words(named, " ");
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    private static String words(Class<?> named, String between) {
        return WORD_STARTS.matcher(named.getSimpleName()).replaceAll(between).toLowerCase(Locale.ROOT);
    }
}
