package org.duly.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.duly.platform.settings.UnknownSettings;
import org.junit.jupiter.api.Test;

/** {@code docs/settings.md} says of every setting what the code says, and nobody reads or gives one that is not there. */
class SettingsPageTest {
    private static final Path ROOT = Path.of("..");
    private static final Path PAGE = ROOT.resolve("docs/settings.md");
    private static final String HOW = "If the change is meant, run: mvn -pl standalone -am test -Dduly.approve=true "
            + "-Dtest=SettingsPageTest -Dsurefire.failIfNoSpecifiedTests=false";

    /** A setting of ours, in code, in a settings file or in a text: not a package, a topic or a metric. */
    private static final Pattern NAMED = Pattern.compile("(?<![\\w./-]|builder\\(\")duly\\."
            + "(?:log|vault|documents|gate|proofs|witness|read|query)\\.(?!append)[a-z][a-z-]+");

    @Test
    void thePageListsEverySettingWithItsDefault() throws IOException {
        String text = new SettingsPage().text();
        if (Boolean.getBoolean("duly.approve")) {
            Files.writeString(PAGE, text);
        }
        assertThat(PAGE).as(HOW).exists();
        assertThat(Files.readString(PAGE))
                .as("%s is out of date. %s", PAGE, HOW)
                .isEqualTo(text);
        assertThat(UnknownSettings.known()).hasSizeGreaterThan(40);
    }

    @Test
    void everySettingSaysWhatItIsFor() throws IOException {
        assertThat(Setting.all())
                .filteredOn(setting -> setting.source().startsWith("org.duly.command")
                        || setting.source().startsWith("org.duly.query"))
                .isNotEmpty()
                .allSatisfy(setting -> assertThat(setting.description())
                        .as("the @param of %s in %s", setting.name(), setting.source())
                        .isNotBlank());
    }

    @Test
    void everySettingThatCodeOrDocumentationNamesExists() throws IOException {
        List<String> unknown = new ArrayList<>();
        int named = 0;
        for (Path file : files()) {
            for (String name : NAMED.matcher(Files.readString(file))
                    .results()
                    .map(each -> each.group())
                    .toList()) {
                named++;
                if (!UnknownSettings.known().contains(name)) {
                    unknown.add(file + ": " + name);
                }
            }
        }
        assertThat(unknown).isEmpty();
        assertThat(named).isGreaterThan(50);
    }

    @Test
    void everyVariableThatComposeGivesAServiceIsASettingOfIts() throws IOException {
        ComposeFile compose = new ComposeFile();
        List<Setting> all = Setting.all();
        assertThat(compose.givenTo("command-service"))
                .isNotEmpty()
                .allSatisfy(variable -> isASetting(variable, "org.duly.command.", all));
        assertThat(compose.givenTo("query-service"))
                .isNotEmpty()
                .allSatisfy(variable -> isASetting(variable, "org.duly.query.", all));
    }

    @Test
    void everyVariableOfComposeIsExplained() throws IOException {
        assertThat(new ComposeFile().variables().keySet())
                .as("docker-compose.yml and compose/*.env against the table in SettingsPage.COMPOSE")
                .containsExactlyInAnyOrderElementsOf(SettingsPage.explainedOfCompose());
    }

    @Test
    void theVariablesOfTheLauncherAreNotTakenForMistypedSettings() throws IOException {
        assertThat(Setting.all())
                .filteredOn(setting -> setting.source().startsWith("org.duly.standalone"))
                .extracting(setting -> setting.name().toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"))
                .containsExactlyInAnyOrderElementsOf(SettingsPage.options().keySet());
    }

    private static void isASetting(String variable, String service, List<Setting> all) {
        if (!variable.matches("(DULY|SPRING|SERVER|MANAGEMENT|LOGGING)_.*")) {
            return;
        }
        assertThat(all)
                .filteredOn(setting ->
                        setting.source().startsWith(service) || !setting.name().startsWith("duly."))
                .as("a setting that the environment calls %s", variable)
                .anyMatch(setting -> setting.isCalled(variable));
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        for (String folder : List.of(
                "docs",
                "command-service/src/main",
                "query-service/src/main",
                "standalone/src/main",
                "embedded/src/main")) {
            try (Stream<Path> all = Files.walk(ROOT.resolve(folder))) {
                all.filter(file -> file.toString().matches(".*\\.(md|java|yml|properties)"))
                        .forEach(files::add);
            }
        }
        return files;
    }
}
