package org.duly.command.web;

import java.util.Locale;
import java.util.regex.Pattern;

/** Problem types and titles from the names of rules and refusals: the name is the sentence. */
final class ProblemNames {
    private static final Pattern WORD_STARTS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final Pattern STEP = Pattern.compile("/([^/]+)");
    private static final Pattern INDEX = Pattern.compile("\\d+");

    private ProblemNames() {}

    /** {@code ClosesOnlyAtItsDeadline} is {@code closes-only-at-its-deadline}. */
    static String type(Class<?> named) {
        return words(named, "-");
    }

    /** {@code ClosesOnlyAtItsDeadline} is {@code Closes only at its deadline}. */
    static String title(Class<?> named) {
        String sentence = words(named, " ");
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    /** The JSON Pointer {@code /answers/0/text} as problems name fields: {@code answers[0].text}. */
    static String field(String pointer) {
        StringBuilder path = new StringBuilder();
        STEP.matcher(pointer).results().map(step -> step.group(1)).forEach(step -> {
            if (INDEX.matcher(step).matches()) {
                path.append('[').append(step).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step);
            }
        });
        return path.toString();
    }

    private static String words(Class<?> named, String between) {
        return WORD_STARTS.matcher(named.getSimpleName()).replaceAll(between).toLowerCase(Locale.ROOT);
    }
}
