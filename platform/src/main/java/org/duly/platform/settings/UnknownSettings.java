package org.duly.platform.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Warns of each setting {@code duly.…} that nobody reads, before anything is opened: a mistyped name would otherwise have
 * no effect and say nothing.
 *
 * <p>What is read stands in the metadata that the compiler makes of the settings' records. It is a warning and no error,
 * because the environment is not ours alone: Kubernetes gives every container variables named for the services around
 * it, such as {@code DULY_COMMAND_SERVICE_HOST}. Values are never shown.
 */
public final class UnknownSettings implements ApplicationListener<ApplicationPreparedEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(UnknownSettings.class);
    private static final String METADATA = "META-INF/spring-configuration-metadata.json";
    private static final ConfigurationPropertyName OURS = ConfigurationPropertyName.of("duly");

    @Override
    public void onApplicationEvent(ApplicationPreparedEvent prepared) {
        warnings(prepared.getApplicationContext().getEnvironment(), known()).forEach(LOG::warn);
    }

    /** The names of all of Duly's settings on the class path, as {@code duly.query.read-after-wait}. */
    public static List<String> known() {
        JsonMapper json = JsonMapper.shared();
        List<String> names = new ArrayList<>();
        try {
            for (URL file :
                    Collections.list(UnknownSettings.class.getClassLoader().getResources(METADATA))) {
                String text = read(file);
                // Spring's own files are some forty, and long: they are not worth the time to parse.
                if (text.contains("\"duly.")) {
                    for (JsonNode property : json.readTree(text).path("properties")) {
                        names.add(property.path("name").stringValue());
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "The description of the settings cannot be read: build Duly anew", unreadable);
        }
        return names.stream()
                .filter(name -> name.startsWith("duly."))
                .distinct()
                .sorted()
                .toList();
    }

    static List<String> warnings(ConfigurableEnvironment environment, Collection<String> known) {
        Map<String, String> knownBySpelling = new TreeMap<>();
        known.forEach(name -> knownBySpelling.put(spelling(ConfigurationPropertyName.of(name)), name));
        List<String> warnings = new ArrayList<>();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource all && !isTheJvm(source)) {
                all.stream()
                        .filter(OURS::isAncestorOf)
                        .filter(name -> !knownBySpelling.containsKey(spelling(name)))
                        .map(name -> warning(name, source.getConfigurationProperty(name), knownBySpelling))
                        .forEach(warnings::add);
            }
        }
        return warnings;
    }

    /** The JVM's system properties serve whatever runs in it, tests and logging among them. */
    private static boolean isTheJvm(ConfigurationPropertySource source) {
        return source.getUnderlyingSource() instanceof PropertySource<?> underlying
                && underlying.getName().equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
    }

    private static String warning(
            ConfigurationPropertyName name,
            @Nullable ConfigurationProperty property,
            Map<String, String> knownBySpelling) {
        String where = property == null || property.getOrigin() == null ? "" : " (" + property.getOrigin() + ")";
        String asked = spelling(name);
        String nearest = knownBySpelling.keySet().stream()
                .filter(spelling -> distance(spelling, asked) <= asked.length() / 4)
                .min(Comparator.comparingInt(spelling -> distance(spelling, asked)))
                .map(spelling -> " Did you mean " + knownBySpelling.get(spelling) + "?")
                .orElse("");
        return "No setting of this service is called " + name + where + ": it has no effect." + nearest;
    }

    /** Without dots, dashes, capitals and places in a list: environment variables do not tell them apart. */
    private static String spelling(ConfigurationPropertyName name) {
        StringBuilder spelling = new StringBuilder();
        for (int element = 0; element < name.getNumberOfElements(); element++) {
            if (!name.isNumericIndex(element)) {
                spelling.append(name.getElement(element, ConfigurationPropertyName.Form.UNIFORM));
            }
        }
        return spelling.toString().toLowerCase(Locale.ROOT);
    }

    /** How many letters must be put in, taken out or changed to make one of the other (Levenshtein). */
    private static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int column = 0; column < before.length; column++) {
            before[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] here = new int[before.length];
            here[0] = row;
            for (int column = 1; column < here.length; column++) {
                int changed = before[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                here[column] = Math.min(changed, 1 + Math.min(before[column], here[column - 1]));
            }
            before = here;
        }
        return before[other.length()];
    }

    private static String read(URL file) throws IOException {
        try (var bytes = file.openStream()) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
