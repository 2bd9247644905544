package org.duly.query.witness;

import org.duly.platform.settings.UnknownSettings;
import org.duly.platform.web.WebHabits;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * The witness alone, as another organisation runs it: it needs the broker, a database of its own and a master key of its
 * own, and neither read models nor vault nor documents.
 *
 * <p>Started as {@code java -cp … org.springframework.boot.loader.launch.PropertiesLauncher} with
 * {@code -Dloader.main=org.duly.query.witness.WitnessApplication}.
 */
// Not a component, so that the query service, which finds its parts by looking through packages, does not find it.
@EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
@Import({WitnessConfiguration.class, WitnessController.class, WebHabits.class})
public class WitnessApplication {
    /** The witness, to be run in a process of its own or beside others: its settings file is its own. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(WitnessApplication.class)
                .properties("spring.config.name=witness")
                .listeners(new UnknownSettings());
    }

    public static void main(String[] arguments) {
        builder().run(arguments);
    }
}
