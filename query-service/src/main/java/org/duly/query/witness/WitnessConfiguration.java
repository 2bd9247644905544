package org.duly.query.witness;

import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import org.duly.platform.proofs.SigningKeys;
import org.duly.platform.vault.MasterKey;
import org.duly.proofs.SignatureType;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The witness, with a pool and a schema of its own. It goes by the machine's clock, also where the log's is simulated. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WitnessSettings.class, WitnessSettings.TopicNames.class})
class WitnessConfiguration {
    private static final int CONNECTIONS = 4;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final InstantSource CLOCK = InstantSource.system();

    @Bean(defaultCandidate = false, destroyMethod = "close")
    HikariDataSource witnessDatabase(WitnessSettings settings) {
        HikariDataSource pool = settings.database().pool("witness", CONNECTIONS);
        WitnessMigration.run(pool);
        return pool;
    }

    @Bean
    Memory witnessMemory(
            @Qualifier("witnessDatabase") HikariDataSource database,
            WitnessSettings settings,
            FirstDifference differences) {
        JdbcClient jdbc = JdbcClient.create(database);
        TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        SigningKeys keys = new SigningKeys(
                database,
                Memory.SCHEMA,
                MasterKey.load(settings.masterKeyFile()),
                settings.name(),
                SignatureType.COSIGNATURE_ED25519);
        return new Memory(
                database,
                new Progress.Table(jdbc),
                new LogKeys(jdbc, settings.trustedLogKeys(), CLOCK),
                new Cosigned(jdbc, transactions, keys, CLOCK),
                new Alarms(jdbc, transactions, CLOCK),
                differences);
    }

    @Bean
    Topics witnessedTopics(WitnessSettings.TopicNames names, KafkaProperties kafka) {
        return new Topics(
                names.eventsTopic(),
                names.checkpointsTopic(),
                kafka.buildConsumerProperties(),
                kafka.buildAdminProperties());
    }

    @Bean
    FirstDifference firstDifference(Topics topics, WitnessSettings settings) {
        return new FirstDifference(
                topics,
                settings.logUrl(),
                HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build());
    }

    @Bean
    WitnessLoop witnessLoop(Topics topics, Memory memory, WitnessSettings settings) {
        return new WitnessLoop(again -> new Watch(topics, memory, CLOCK, settings.patience(), again));
    }

    @Bean
    Witness witness(WitnessLoop loop, Memory memory) {
        return new Witness(loop, memory);
    }

    @Bean
    WitnessMetrics witnessMetrics(Witness witness) {
        return new WitnessMetrics(witness);
    }

    @Bean
    WitnessHealth witnessHealthIndicator(Witness witness, WitnessSettings settings) {
        return new WitnessHealth(witness, CLOCK, settings.patience());
    }
}
