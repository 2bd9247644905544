package org.duly.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** What {@code docker-compose.yml} takes from its user and gives to its services. */
final class ComposeFile {
    private static final Path ROOT = Path.of("..");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)(?::?-([^}]*))?}");
    private static final Pattern ASSIGNMENT = Pattern.compile("(?m)^([A-Z0-9_]+)=");

    private final String text;
    private final Map<String, Map<String, Object>> services;

    ComposeFile() throws IOException {
        text = Files.readString(ROOT.resolve("docker-compose.yml"));
        Map<String, Map<String, Map<String, Object>>> file = new Yaml().load(text);
        services = file.getOrDefault("services", Map.of());
    }

    /** The names of the variables that a service is given. */
    @SuppressWarnings("unchecked")
    Set<String> givenTo(String service) {
        Map<String, Object> settings = services.getOrDefault(service, Map.of());
        return ((Map<String, Object>) settings.getOrDefault("environment", Map.of())).keySet();
    }

    /** Every variable that the file or one of its environment files knows, with its default or nothing. */
    Map<String, String> variables() throws IOException {
        Map<String, String> variables = new TreeMap<>();
        VARIABLE.matcher(text)
                .results()
                .forEach(each -> variables.put(each.group(1), each.group(2) == null ? "" : each.group(2)));
        passedOn().forEach(each -> variables.putIfAbsent(each, ""));
        try (Stream<Path> files = Files.list(ROOT.resolve("compose"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".env")).toList()) {
                ASSIGNMENT
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(each -> variables.putIfAbsent(each.group(1), ""));
            }
        }
        return variables;
    }

    /** Those that stand alone in the environment of a service, and so are passed on as they are. */
    @SuppressWarnings("unchecked")
    private Set<String> passedOn() {
        Set<String> names = new TreeSet<>();
        for (Map<String, Object> service : services.values()) {
            if (service.get("environment") instanceof Map<?, ?> environment) {
                ((Map<String, Object>) environment).forEach((name, value) -> {
                    if (value == null) {
                        names.add(name);
                    }
                });
            }
        }
        return names;
    }
}
