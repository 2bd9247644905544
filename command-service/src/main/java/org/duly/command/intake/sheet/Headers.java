package org.duly.command.intake.sheet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The names of columns, from the rows that name them: each name once, on one line, none empty. */
final class Headers {
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0]+");
    private static final Pattern LIKE_A_VALUE =
            Pattern.compile(".*\\d{4,}.*|[-+]?[\\d.,/: ]+%?|\\S+@\\S+|(?i)true|false");
    private static final String QUESTION_TO_SUB_QUESTION = " – ";

    private Headers() {}

    /** The names of the columns under one header row. */
    static List<String> single(List<String> row) {
        return unique(trimmed(row));
    }

    /**
     * The names of the columns where sub-questions stand under questions. A question is written once, above the first of
     * its sub-questions.
     */
    static List<String> doubled(List<String> questions, List<String> subQuestions) {
        List<String> names = new ArrayList<>();
        String question = "";
        for (int i = 0; i < Math.max(questions.size(), subQuestions.size()); i++) {
            String own = i < questions.size() ? onOneLine(questions.get(i)) : "";
            String sub = i < subQuestions.size() ? onOneLine(subQuestions.get(i)) : "";
            if (!own.isEmpty()) {
                question = own;
            } else if (sub.isEmpty()) {
                question = ""; // an empty column ends a question
            }
            boolean one = sub.isEmpty() || sub.equals(question) || question.isEmpty();
            names.add(one ? (question.isEmpty() ? sub : question) : question + QUESTION_TO_SUB_QUESTION + sub);
        }
        return unique(trimmed(names));
    }

    /**
     * Whether the second row goes on naming columns: the first leaves some unnamed that the second names, as survey tools
     * write questions with several parts, and nothing in the second looks like a value.
     */
    static boolean areTwo(List<String> first, List<String> second) {
        boolean namesMore = false;
        boolean begun = false;
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < second.size(); i++) {
            String upper = i < first.size() ? onOneLine(first.get(i)) : "";
            String lower = onOneLine(second.get(i));
            begun = begun || !upper.isEmpty();
            if (LIKE_A_VALUE.matcher(lower).matches() || lower.length() > SheetLimits.NAME) {
                return false;
            }
            if (upper.isEmpty() && !lower.isEmpty() && begun) {
                namesMore = true;
                if (!seen.add(lower.toLowerCase(Locale.ROOT))) {
                    return false;
                }
            }
        }
        return namesMore;
    }

    private static List<String> trimmed(List<String> row) {
        int size = row.size();
        while (size > 0 && row.get(size - 1).isBlank()) {
            size--;
        }
        return row.subList(0, size);
    }

    private static List<String> unique(List<String> row) {
        if (row.size() > SheetLimits.COLUMNS) {
            throw new UnreadableFileException("The sheet has more than " + SheetLimits.COLUMNS + " columns.");
        }
        Set<String> given = new HashSet<>();
        row.forEach(name -> given.add(onOneLine(name)));
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>(row.size());
        for (int i = 0; i < row.size(); i++) {
            String name = onOneLine(row.get(i));
            if (name.isEmpty()) {
                name = "Column " + letters(i);
            }
            String unique = name;
            for (int n = 2; taken.contains(unique) || (n > 2 && given.contains(unique)); n++) {
                unique = name + " (" + n + ")";
            }
            taken.add(unique);
            names.add(unique);
        }
        return names;
    }

    private static String onOneLine(String name) {
        String plain = SPACES.matcher(name).replaceAll(" ").strip();
        return plain.length() <= SheetLimits.NAME ? plain : plain.substring(0, SheetLimits.NAME - 1) + "…";
    }

    /** As spreadsheets name columns: A to Z, AA, AB and so on. */
    private static String letters(int index) {
        String letters = "";
        for (int rest = index; rest >= 0; rest = rest / 26 - 1) {
            letters = (char) ('A' + rest % 26) + letters;
        }
        return letters;
    }
}
