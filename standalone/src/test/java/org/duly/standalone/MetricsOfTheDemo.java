package org.duly.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the running services tell of themselves. */
interface MetricsOfTheDemo {
    Pattern METRIC = Pattern.compile("\\b(duly|http|hikaricp|jvm|process)_[a-z0-9_]+");
    Path COMPOSE = Path.of("../compose");

    Api api();

    @Test
    default void every_metric_of_the_dashboards_and_alerts_exists() throws Exception {
        // A refusal is counted from the first one on.
        assertThat(api().refused("/engagements/" + UUID.randomUUID() + "/withdraw", "{\"reason\": \"none\"}"))
                .isEqualTo(404);
        Set<String> told = metricsIn(api().told("/prometheus"));

        Set<String> asked = metricsIn(Files.readString(COMPOSE.resolve("grafana/dashboards/duly.json")));
        asked.addAll(metricsIn(Files.readString(COMPOSE.resolve("prometheus/alerts.yml"))));

        assertThat(asked).hasSizeGreaterThan(20);
        assertThat(told).containsAll(asked);
    }

    private static Set<String> metricsIn(String text) {
        Set<String> found = new TreeSet<>();
        Matcher metric = METRIC.matcher(text);
        while (metric.find()) {
            found.add(metric.group());
        }
        return found;
    }
}
