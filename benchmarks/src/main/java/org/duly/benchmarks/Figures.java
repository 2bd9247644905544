package org.duly.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Collects one figure of each contender per round and prints the medians as a Markdown table with their spread. */
final class Figures {
    private final String title;
    private final String unit;
    private final Map<String, List<Double>> rounds = new LinkedHashMap<>();

    Figures(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    void add(String contender, double value) {
        rounds.computeIfAbsent(contender, _ -> new ArrayList<>()).add(value);
    }

    double median(String contender) {
        List<Double> sorted =
                rounds.getOrDefault(contender, List.of()).stream().sorted().toList();
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("Nothing was measured for " + contender);
        }
        return sorted.get(sorted.size() / 2);
    }

    /** The median over the rounds of one contender's figure divided by another's in the same round. */
    double ratio(String contender, String other) {
        List<Double> mine = rounds.getOrDefault(contender, List.of());
        List<Double> theirs = rounds.getOrDefault(other, List.of());
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < Math.min(mine.size(), theirs.size()); round++) {
            ratios.add(mine.get(round) / theirs.get(round));
        }
        ratios.sort(null);
        return ratios.get(ratios.size() / 2);
    }

    void print() {
        System.out.printf("%n### %s%n%n| | median (%s) | min | max |%n| --- | ---: | ---: | ---: |%n", title, unit);
        rounds.forEach((contender, values) -> {
            List<Double> sorted = values.stream().sorted().toList();
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %s | %s |%n",
                    contender,
                    format(median(contender)),
                    format(sorted.getFirst()),
                    format(sorted.getLast()));
        });
    }

    void printRatio(String contender, String other, String aim) {
        System.out.printf(
                Locale.ROOT, "%n%s ÷ %s = **%.2f** (aim %s)%n", contender, other, ratio(contender, other), aim);
    }

    private static String format(double value) {
        return value >= 100 ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.2f", value);
    }
}
