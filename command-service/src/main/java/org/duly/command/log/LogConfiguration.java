package org.duly.command.log;

import java.time.InstantSource;
import org.duly.command.CommandSettings;
import org.duly.events.EventCodec;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the log that this service writes, and gives everything in it one clock. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CommandSettings.class)
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
    PostgresEventLog eventLog(CommandSettings settings, InstantSource logClock) {
        CommandSettings.Log log = settings.log();
        return PostgresEventLog.open(log.database(), new LogIdentity(log.name(), log.simulated()), logClock);
    }

    @Bean
    LogMetrics logMetrics(PostgresEventLog log) {
        return new LogMetrics(log);
    }

    @Bean
    LogHealth logHealthIndicator(PostgresEventLog log) {
        return new LogHealth(log);
    }
}
