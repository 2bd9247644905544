package org.duly.query;

import org.duly.platform.settings.UnknownSettings;
import org.duly.platform.web.WebHabits;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/**
 * The query service. Until sign-in exists anyone who reaches it may read personal text, so it listens on 127.0.0.1
 * unless {@code server.address} says otherwise.
 *
 * <p>Another clock is given by registering a bean {@code queryClock} in an initializer of {@link #builder()}.
 */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(QuerySettings.class)
@Import(WebHabits.class)
public class QueryServiceApplication {
    /** The service, to be run in a process of its own or beside others: its settings file is its own. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(QueryServiceApplication.class)
                .properties("spring.config.name=query-service")
                .listeners(new UnknownSettings());
    }

    public static void main(String[] arguments) {
        builder().run(arguments);
    }
}
