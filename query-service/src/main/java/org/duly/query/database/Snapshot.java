package org.duly.query.database;

import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Several queries that see the same state of the read models, so that their figures agree. */
public final class Snapshot {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public Snapshot(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Runs queries, which may be a single one. */
    public <T> T read(Function<JdbcClient, T> queries) {
        T answer = transaction.execute(_ -> queries.apply(jdbc));
        if (answer == null) {
            throw new IllegalStateException("A query answers with something");
        }
        return answer;
    }
}
