package org.duly.standalone;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Writes {@code docs/settings.md} from the settings' records, the services' own files, the launcher and Compose. */
final class SettingsPage {
    private static final String COMMAND = "org.duly.command.";
    private static final String QUERY = "org.duly.query.";
    private static final String WITNESS = "org.duly.query.witness.";
    private static final Pattern FROM_THE_ENVIRONMENT = Pattern.compile("\\$\\{env:([A-Z_]+):-(.*)}");

    private static final Pattern FROM_ANOTHER_SETTING = Pattern.compile("\\$\\{([a-z.-]+)(?::[^}]*)?}(.*)");

    /** Those of Spring's that Duly sets, relies on or recommends. */
    private static final Map<String, String> SPRINGS = rows("""
            server.address | where the service listens. Until there is sign-in, whoever reaches it may act
            server.port | the port it listens on
            server.ssl.bundle | a bundle of `spring.ssl.bundle.pem` with which it speaks HTTPS itself; a proxy before it does as well
            spring.config.import | further files of settings; `configtree:/run/secrets/duly/` takes each file of a folder as a setting
            spring.kafka.bootstrap-servers | the brokers, with commas between
            spring.kafka.security.protocol | how brokers are reached: `SSL`, `SASL_SSL`, …; in clear if absent
            spring.kafka.ssl.bundle | a bundle of `spring.ssl.bundle.pem` with which brokers are reached
            spring.kafka.properties | any other setting of Kafka's clients: `spring.kafka.properties[sasl.mechanism]`. **May be secret**
            spring.ssl.bundle.pem | certificates and keys under names of your own, as files: `spring.ssl.bundle.pem.duly.truststore.certificate`
            spring.lifecycle.timeout-per-shutdown-phase | how long requests under way may take to end when the service is stopped
            management.server.port | a port of their own for health and metrics; that of the service if absent
            management.endpoints.web.exposure.include | what is served under `/actuator`
            management.tracing.sampling.probability | which share of requests is traced, from 0 to 1
            management.opentelemetry.tracing.export.otlp.endpoint | the OpenTelemetry collector that traces are sent to; nowhere if absent
            logging.structured.format.console | `ecs` for one JSON object a line; lines to read if absent
            logging.level | how much is logged, by package: `logging.level.org.duly`
            """);

    private static final Map<String, String> COMPOSE = rows("""
            COMPOSE_FILE | the files of Compose, with colons between; `compose/demo.env` adds one
            COMPOSE_PROFILES | what else is started, with commas between: `demo`, `three-brokers`, `observability`
            DULY_LOG_NAME | the log's name, chosen before the first start
            DULY_LOG_SIMULATED | whether its clock is simulated, as the demo's is, chosen before the first start
            DULY_SERVICE_MEMORY | the memory of each service's container, of which 65 % is the JVM's heap
            DULY_LOG_FORMAT | the services' logs: `ecs` for JSON, nothing for lines to read
            MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT | the OpenTelemetry collector that traces are sent to; nowhere if absent
            MANAGEMENT_TRACING_SAMPLING_PROBABILITY | which share of requests is traced, from 0 to 1; 0.1 if absent
            DULY_KAFKA_SERVERS | the brokers that the services use
            DULY_KAFKA_VOTERS | the brokers' quorum, chosen before the first start
            DULY_KAFKA_REPLICAS | how many brokers keep each topic
            DULY_KAFKA_MIN_INSYNC | how many of them must have an event before it counts as published
            DULY_COMMAND_PORT | the command service on 127.0.0.1
            DULY_QUERY_PORT | the query service on 127.0.0.1
            DULY_POSTGRES_PORT | PostgreSQL on 127.0.0.1
            DULY_KAFKA_PORT | the first broker on 127.0.0.1
            DULY_KAFKA_2_PORT | the second
            DULY_KAFKA_3_PORT | the third
            DULY_PROMETHEUS_PORT | Prometheus on 127.0.0.1
            DULY_GRAFANA_PORT | Grafana on 127.0.0.1
            DULY_GRAFANA_PASSWORD | of Grafana's `admin`. **Secret**
            POSTGRES_PASSWORD | of PostgreSQL's superuser, before the first start; random if absent. **Secret**
            DULY_OWNER_PASSWORD | of `duly_owner`, likewise. **Secret**
            DULY_COMMAND_PASSWORD | of `duly_command`, likewise. **Secret**
            DULY_QUERY_PASSWORD | of `duly_query`, likewise. **Secret**
            """);

    private final List<Setting> settings = Setting.all();
    private final PropertySource<?> commandFile = new YamlPropertySourceLoader()
            .load("command service", new ClassPathResource("command-service.yml"))
            .getFirst();
    private final PropertySource<?> queryFile = new PropertiesPropertySourceLoader()
            .load("query service", new ClassPathResource("query-service.properties"))
            .getFirst();
    private final StringBuilder page = new StringBuilder();

    SettingsPage() throws IOException {}

    /** The variables of Compose that the page explains. */
    static List<String> explainedOfCompose() {
        return COMPOSE.keySet().stream().sorted().toList();
    }

    /** The launcher's options that the environment gives too, by variable. */
    static Map<String, OptionSpec> options() {
        Map<String, OptionSpec> options = new LinkedHashMap<>();
        CommandLine start =
                Objects.requireNonNull(Duly.commandLine().getSubcommands().get("start"));
        for (OptionSpec option : start.getCommandSpec().options()) {
            fromTheEnvironment(option).ifPresent(variable -> options.put(variable.group(1), option));
        }
        return options;
    }

    String text() throws IOException {
        page.append("""
                # Settings

                Everything that can be set. This page is written by a test from what the code reads, so it is neither out of date nor
                incomplete. A setting is given as a variable of the environment, as an argument (`--duly.query.batch=2000`), or in a file; as a file
                of its own, which is how secrets are best given, it has its property as its name and its value as its content
                ([secrets](/docs/operations.md#secrets)). A setting `duly.…` that does not exist is told at the start, as a warning in the log that names
                the nearest one that does.

                Durations are `500ms`, `10s`, `1m` or `2h`. In the environment dots are underscores, and dashes are left out.

                """);
        service("Command service", COMMAND, "", commandFile);
        service("Query service", QUERY, WITNESS, queryFile);
        page.append("## Witness\n\n");
        page.append(
                "It runs within the query service, with these defaults. One that runs alone, at another organisation, has none for its name, its database and its\nmaster key: they must be given.\n\n");
        table(WITNESS, "", queryFile);
        springs();
        launcher();
        compose();
        return page.toString();
    }

    private void service(String title, String source, String but, PropertySource<?> file) {
        page.append("## ").append(title).append("\n\n");
        table(source, but, file);
    }

    private void table(String source, String but, PropertySource<?> file) {
        page.append("| property | in the environment | holds | default | meaning |\n| --- | --- | --- | --- | --- |\n");
        for (Setting setting : settings) {
            if (setting.source().startsWith(source)
                    && (but.isEmpty() || !setting.source().startsWith(but))) {
                row(
                        "`" + setting.name() + "`",
                        "`" + setting.variable() + "`",
                        holds(setting),
                        shown(defaultIn(file, setting)),
                        setting.description());
            }
        }
        page.append('\n');
    }

    private void springs() {
        page.append("## Spring’s own\n\n");
        page.append("""
                Both services are Spring Boot applications, and everything of Spring Boot’s can be set. These are what Duly sets, relies on or
                recommends. Where two defaults stand, the first is the command service’s, the second the query service’s.

                """);
        page.append("| property | in the environment | default | meaning |\n| --- | --- | --- | --- |\n");
        SPRINGS.forEach((name, meaning) -> {
            Setting setting = settings.stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("Spring has no setting " + name + " any more"));
            String command = shown(defaultIn(commandFile, setting));
            String query = shown(defaultIn(queryFile, setting));
            row(
                    "`" + name + "`",
                    "`" + setting.variable() + "`",
                    command.equals(query) ? command : command + " and " + query,
                    meaning);
        });
        page.append('\n');
    }

    private void launcher() {
        page.append("## The launcher\n\n");
        page.append("""
                `./duly` gives both services what they need for its own folder and servers; the settings above can be given to it in the
                environment. `DULY_JAVA_OPTIONS` holds further options of its JVM.

                """);
        page.append("| option | in the environment | default | meaning |\n| --- | --- | --- | --- |\n");
        options()
                .forEach((variable, option) -> row(
                        "`" + option.longestName() + "`",
                        "`" + variable + "`",
                        shown(fromTheEnvironment(option).orElseThrow().group(2)),
                        option.description()[0].replaceAll(" \\(default:.*", "")));
        page.append('\n');
    }

    private void compose() throws IOException {
        page.append("## Compose\n\n");
        page.append(
                "Given in the environment of `docker compose`, or in a file `.env` beside `docker-compose.yml`.\n\n");
        page.append("| variable | default | meaning |\n| --- | --- | --- |\n");
        Map<String, String> defaults = new ComposeFile().variables();
        COMPOSE.forEach(
                (variable, meaning) -> row("`" + variable + "`", shown(defaults.getOrDefault(variable, "")), meaning));
    }

    private static Optional<Matcher> fromTheEnvironment(OptionSpec option) {
        Matcher variable = FROM_THE_ENVIRONMENT.matcher(option.defaultValueString(false));
        return variable.matches() ? Optional.of(variable) : Optional.empty();
    }

    /** The service's own file goes before the record. */
    private static @Nullable String defaultIn(PropertySource<?> file, Setting setting) {
        Object own = file.getProperty(setting.name());
        return own == null ? setting.defaultValue() : own.toString();
    }

    private static String holds(Setting setting) {
        String type = switch (setting.type()) {
            case "java.lang.String" -> "text";
            case "java.lang.Integer", "java.lang.Short" -> "number";
            case "java.lang.Boolean" -> "`true` or `false`";
            case "java.time.Duration" -> "duration";
            case "java.nio.file.Path" -> "path";
            case "java.net.URI" -> "address";
            case "java.util.List<java.lang.String>" -> "texts";
            default -> throw new AssertionError("Say what a reader shall call " + setting.type());
        };
        return setting.name().endsWith("password") ? type + ", **secret**" : type;
    }

    private static String shown(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        Matcher other = FROM_ANOTHER_SETTING.matcher(value);
        return other.matches()
                ? "that of `%s`".formatted(other.group(1)) + followedBy(other.group(2))
                : "`" + value + "`";
    }

    private static String followedBy(String ending) {
        return ending.isEmpty() ? "" : " and `" + ending + "`";
    }

    private void row(String... cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static Map<String, String> rows(String table) {
        Map<String, String> rows = new LinkedHashMap<>();
        table.lines().map(line -> line.split(" \\| ", 2)).forEach(row -> rows.put(row[0], row[1]));
        return rows;
    }
}
