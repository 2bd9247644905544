package org.duly.command.due;

import com.zaxxer.hikari.HikariDataSource;
import java.time.InstantSource;
import java.util.List;
import org.duly.command.CommandSettings;
import org.duly.command.ballot.BallotLookup;
import org.duly.command.ballot.OpeningLookup;
import org.duly.command.body.BodyLookup;
import org.duly.command.handling.CommandDispatcher;
import org.duly.command.handling.NamedStreams;
import org.duly.command.log.EventLog;
import org.duly.command.signoff.SignOffLookup;
import org.duly.events.EventCodec;
import org.duly.platform.database.Database;
import org.duly.platform.vault.BallotKeyVault;
import org.duly.platform.vault.KeyVault;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has what is due done. The due table lies beside the log, in the same database, and is never written with it. */
@Configuration(proxyBeanMethods = false)
class DueConfiguration {
    private static final int CONNECTIONS = 2;

    @Bean(defaultCandidate = false)
    HikariDataSource duePool(CommandSettings settings) {
        Database database = settings.log().database();
        database.migrate(DueTable.MIGRATIONS);
        return database.pool("due", CONNECTIONS);
    }

    @Bean
    DueTable dueTable(@Qualifier("duePool") HikariDataSource duePool) {
        return new DueTable(duePool);
    }

    @Bean
    Follower deadlines(
            EventLog log,
            EventCodec codec,
            DueTable table,
            CommandDispatcher dispatcher,
            InstantSource logClock,
            SignOffLookup signOffs,
            BodyLookup bodies,
            BallotLookup ballots,
            OpeningLookup openings) {
        List<DueWork> works = List.of(
                new EngagementClosing(),
                new WrittenResolutionClosing(signOffs, bodies),
                new BallotOpening(openings),
                new BallotClosing(ballots));
        return new Follower("duly-deadlines", log, new Deadlines(log, codec, table, dispatcher, logClock, works));
    }

    @Bean
    Follower successions(EventLog log, EventCodec codec, CommandDispatcher dispatcher, NamedStreams streams) {
        return new Follower("duly-successions", log, new SuccessionFollower(log, codec, dispatcher, streams));
    }

    @Bean
    Follower ballotKeys(EventLog log, EventCodec codec, BallotKeyVault vault) {
        return new Follower("duly-ballot-keys", log, new BallotKeyFollower(log, codec, vault));
    }

    @Bean
    Follower erasures(EventLog log, EventCodec codec, KeyVault vault) {
        return new Follower("duly-erasures", log, new ErasureFollower(log, codec, vault));
    }
}
