package org.duly.platform.database;

import org.duly.testsupport.TestDatabases;

/** The test databases as each role reaches them. */
public final class TestAccess {
    private TestAccess() {}

    /** As the command service does. */
    public static Database asCommand(TestDatabases databases, String url) {
        return as(databases, url, databases.commandUsername(), databases.commandPassword());
    }

    /** As the query service does. */
    public static Database asQuery(TestDatabases databases, String url) {
        return as(databases, url, databases.queryUsername(), databases.queryPassword());
    }

    /** As the owner does. */
    public static Database asOwner(TestDatabases databases, String url) {
        return as(databases, url, databases.ownerUsername(), databases.ownerPassword());
    }

    private static Database as(TestDatabases databases, String url, String username, String password) {
        return new Database(url, username, password, databases.ownerUsername(), databases.ownerPassword());
    }
}
