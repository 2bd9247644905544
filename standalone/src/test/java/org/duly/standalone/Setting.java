package org.duly.standalone;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A setting, Duly's or Spring's, as the compiler described it.
 *
 * @param source the class that it is described in
 */
record Setting(
        String name,
        String type,
        String description,
        @Nullable String defaultValue,
        String source) {

    /** Every setting on the class path, by name. */
    static List<Setting> all() throws IOException {
        List<Setting> all = new ArrayList<>();
        for (URL file : Collections.list(
                Setting.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
            try (var bytes = file.openStream()) {
                for (JsonNode each : JsonMapper.shared().readTree(bytes).path("properties")) {
                    all.add(new Setting(
                            each.path("name").stringValue(),
                            each.path("type").asString(""),
                            each.path("description").asString("").replaceAll("\\{@code ([^}]*)}", "`$1`"),
                            each.has("defaultValue") ? shown(each.path("defaultValue")) : null,
                            each.path("sourceType").asString("")));
                }
            }
        }
        return all.stream().sorted(Comparator.comparing(Setting::name)).toList();
    }

    private static String shown(JsonNode value) {
        return value.isValueNode() ? value.asString() : value.toString();
    }

    /** How the environment spells it. */
    String variable() {
        return name.toUpperCase(Locale.ROOT).replace("-", "").replace('.', '_');
    }

    /** Whether the environment may spell it so: with a line for each dash, or without. */
    boolean isCalled(String variable) {
        return plain(variable).equals(plain(name));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
