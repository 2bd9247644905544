package org.duly.embedded;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens a new connection, as the server's superuser, to one of its databases. */
@FunctionalInterface
public interface SuperuserConnections {
    Connection connect(String database) throws SQLException;
}
