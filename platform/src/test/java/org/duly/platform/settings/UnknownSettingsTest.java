package org.duly.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class UnknownSettingsTest {
    @Test
    void whatTheCompilerDescribedIsKnown() {
        assertThat(UnknownSettings.known())
                .containsExactly("duly.example.master-key-file", "duly.example.names", "duly.example.read-after-wait");
    }

    @Test
    void everySpellingOfAKnownSettingIsKnown() {
        assertThat(warningsOf(Map.of(
                        "DULY_EXAMPLE_MASTERKEYFILE", "a",
                        "DULY_EXAMPLE_READ_AFTER_WAIT", "b",
                        "DULY_EXAMPLE_NAMES_0", "c",
                        "PATH", "d")))
                .isEmpty();
        assertThat(warningsOfFile(Map.of(
                        "duly.example.masterKeyFile", "a",
                        "duly.example.read-after-wait", "b",
                        "duly.example.names[1]", "c",
                        "spring.kafka.bootstrap-servers", "d")))
                .isEmpty();
    }

    @Test
    void aMistypedVariableIsToldWithTheNameItShouldHaveHad() {
        assertThat(warningsOf(Map.of("DULY_EXAMPLE_MASTERKEYFLIE", "a secret")))
                .singleElement()
                .asString()
                .contains(
                        "duly.example.masterkeyflie",
                        "\"DULY_EXAMPLE_MASTERKEYFLIE\"",
                        "Did you mean duly.example.master-key-file?")
                .doesNotContain("a secret");
    }

    @Test
    void whatResemblesNothingIsToldWithoutAGuess() {
        assertThat(warningsOfFile(Map.of("duly.colour", "green")))
                .containsExactly(
                        "No setting of this service is called duly.colour (\"duly.colour\" from property source"
                                + " \"a file\"): it has no effect.");
    }

    private static List<String> warningsOf(Map<String, Object> variables) {
        return warnings(new SystemEnvironmentPropertySource("systemEnvironment", variables));
    }

    private static List<String> warningsOfFile(Map<String, Object> settings) {
        return warnings(new MapPropertySource("a file", settings));
    }

    private static List<String> warnings(MapPropertySource source) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        environment.getPropertySources().addFirst(source);
        ConfigurationPropertySources.attach(environment);
        return UnknownSettings.warnings(environment, UnknownSettings.known());
    }
}
