package org.duly.command.web;

import java.util.regex.Pattern;

/** Fields as problems name them. */
final class ProblemFields {
    private static final Pattern STEP = Pattern.compile("/([^/]+)");
    private static final Pattern INDEX = Pattern.compile("\\d+");

    private ProblemFields() {}

    /** The JSON Pointer {@code /answers/0/text} as problems name fields: {@code answers[0].text}. */
    static String of(String pointer) {
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
}
