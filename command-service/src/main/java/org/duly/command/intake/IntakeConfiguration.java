package org.duly.command.intake;

import com.zaxxer.hikari.HikariDataSource;
import java.time.InstantSource;
import org.duly.command.CommandSettings;
import org.duly.command.engagement.EngagementLookup;
import org.duly.command.handling.BatchDispatcher;
import org.duly.command.log.EventLog;
import org.duly.command.response.ResponseIntake;
import org.duly.events.EventCodec;
import org.duly.platform.database.Database;
import org.duly.platform.vault.KeyVault;
import org.duly.platform.vault.RequestDigests;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has files imported. Its tables lie beside the log, in the same database, and are never written with it. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {
    /** One holds the lock of the import that runs; the others read and write. */
    private static final int CONNECTIONS = 5;

    @Bean(defaultCandidate = false)
    HikariDataSource intakePool(CommandSettings settings) {
        Database database = settings.log().database();
        database.migrate(ImportStore.MIGRATIONS);
        return database.pool("intake", CONNECTIONS);
    }

    @Bean
    ImportStore importStore(@Qualifier("intakePool") HikariDataSource intakePool) {
        return new ImportStore(intakePool);
    }

    @Bean
    ImportVault importVault(KeyVault keyVault, ImportStore importStore) {
        return new ImportVault(keyVault, importStore);
    }

    @Bean
    RowJudge rowJudge(EventLog log, ResponseIntake intake) {
        return new RowJudge(log, intake);
    }

    @Bean
    RowWriter rowWriter(
            RowJudge judge,
            EngagementLookup engagements,
            ResponseIntake intake,
            KeyVault keys,
            BatchDispatcher dispatcher,
            EventLog log,
            EventCodec codec,
            InstantSource logClock) {
        return new RowWriter(judge, engagements, intake, keys, dispatcher, log, codec, logClock);
    }

    @Bean
    ImportRun importRun(
            ImportStore store, ImportVault vault, RequestDigests digests, RowWriter writer, InstantSource logClock) {
        return new ImportRun(store, vault, digests, writer, logClock);
    }

    @Bean
    ImportRunner importRunner(
            @Qualifier("intakePool") HikariDataSource intakePool,
            ImportStore store,
            ImportVault vault,
            ImportRun run,
            InstantSource logClock) {
        return new ImportRunner(intakePool, store, vault, run, logClock);
    }

    @Bean
    Imports imports(
            ImportStore store,
            ImportVault vault,
            EngagementLookup engagements,
            RequestDigests digests,
            InstantSource logClock) {
        return new Imports(store, vault, engagements, digests, logClock);
    }

    @Bean
    ImportPreview importPreview(
            ImportVault vault,
            RowJudge judge,
            EngagementLookup engagements,
            RequestDigests digests,
            InstantSource logClock) {
        return new ImportPreview(vault, judge, engagements, digests, logClock);
    }
}
