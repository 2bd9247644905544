package org.duly.command.log;

import java.time.InstantSource;
import org.duly.events.EventCodec;
import org.duly.platform.database.Database;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the log that this service writes, and gives everything in it one clock. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LogConfiguration.LogProperties.class)
class LogConfiguration {
    @Bean
    @ConditionalOnMissingBean(name = "logClock")
    InstantSource logClock() {
        return InstantSource.system();
    }

    @Bean
    EventCodec eventCodec() {
        return new EventCodec();
    }

    @Bean
    PostgresEventLog eventLog(LogProperties properties, InstantSource logClock) {
        return PostgresEventLog.open(properties.database(), properties.identity(), logClock);
    }

    @Bean
    LogMetrics logMetrics(PostgresEventLog log) {
        return new LogMetrics(log);
    }

    @Bean
    LogHealth logHealthIndicator(PostgresEventLog log) {
        return new LogHealth(log);
    }

    /**
     * Where the log is and which one it is.
     *
     * @param name globally unique; given to the log at its first start, afterwards it must be the same
     * @param simulated whether the clock is simulated, as in a demo
     */
    @ConfigurationProperties("duly.log")
    record LogProperties(
            String name,
            boolean simulated,
            String url,
            String username,
            String password,
            String ownerUsername,
            String ownerPassword) {
        Database database() {
            return new Database(url, username, password, ownerUsername, ownerPassword);
        }

        LogIdentity identity() {
            return new LogIdentity(name, simulated);
        }
    }
}
