package org.duly.testsupport;

import org.duly.embedded.SuperuserConnections;

/** A PostgreSQL server whose port and data outlast a stop and a start. */
interface PostgresBackend extends SuperuserConnections {
    void start();

    void stop();

    int port();

    /** Stops it for good and removes what it kept. */
    void discard();
}
