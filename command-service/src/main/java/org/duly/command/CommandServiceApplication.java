package org.duly.command;

import org.duly.platform.settings.UnknownSettings;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * The command service: records what happens, refuses what may not. Until sign-in exists anyone who reaches it may act,
 * so it listens on 127.0.0.1 unless {@code server.address} says otherwise.
 *
 * <p>Its databases are opened by hand, also where other services share its class path.
 *
 * <p>Another clock is given by registering a bean {@code logClock} in an initializer of {@link #builder()}.
 */
@SpringBootApplication(
        proxyBeanMethods = false,
        excludeName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
public class CommandServiceApplication {
    /** The service, to be run in a process of its own or beside others: its settings file is its own. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(CommandServiceApplication.class)
                .properties("spring.config.name=command-service")
                .listeners(new UnknownSettings());
    }

    public static void main(String[] arguments) {
        builder().run(arguments);
    }
}
