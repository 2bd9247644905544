package org.duly.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes Duly's roles and databases on a server, from the same SQL files that the Compose set-up gives to PostgreSQL's
 * image. What is already there stays as it is, so every start may call it.
 */
public final class Provisioning {
    /** Owns the four databases and runs their migrations. */
    public static final String OWNER = "duly_owner";
    /** The command service's role. */
    public static final String COMMAND = "duly_command";
    /** The query service's role. */
    public static final String QUERY = "duly_query";

    private static final Pattern CREATES = Pattern.compile("CREATE (ROLE|DATABASE) (\\w+)[\\s\\S]*");
    private static final Pattern STANDARD_NAME = Pattern.compile("\\bduly_(log|vault|documents|read)\\b");

    private Provisioning() {}

    /** Makes what is missing and sets the roles' passwords. */
    public static void provision(SuperuserConnections server, DatabaseNames names, RolePasswords passwords)
            throws SQLException {
        try (Connection connection = server.connect("postgres")) {
            for (String statement : statements("server.sql", names)) {
                if (!createsWhatExists(connection, statement)) {
                    execute(connection, statement);
                }
            }
            setPassword(connection, OWNER, passwords.owner());
            setPassword(connection, COMMAND, passwords.command());
            setPassword(connection, QUERY, passwords.query());
        }
        try (Connection connection = server.connect(names.read())) {
            for (String statement : statements("read-database.sql", names)) {
                execute(connection, statement);
            }
        }
    }

    static void setPassword(Connection connection, String role, String password) throws SQLException {
        String statement;
        try (PreparedStatement quoting =
                connection.prepareStatement("SELECT format('ALTER ROLE %I PASSWORD %L', ?::text, ?::text)")) {
            quoting.setString(1, role);
            quoting.setString(2, password);
            try (ResultSet quoted = quoting.executeQuery()) {
                quoted.next();
                statement = quoted.getString(1);
            }
        }
        execute(connection, statement);
    }

    private static boolean createsWhatExists(Connection connection, String statement) throws SQLException {
        Matcher creates = CREATES.matcher(statement);
        if (!creates.matches()) {
            return false;
        }
        String catalogue = creates.group(1).equals("ROLE")
                ? "SELECT 1 FROM pg_roles WHERE rolname = ?"
                : "SELECT 1 FROM pg_database WHERE datname = ?";
        try (PreparedStatement query = connection.prepareStatement(catalogue)) {
            query.setString(1, creates.group(2));
            try (ResultSet found = query.executeQuery()) {
                return found.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The files hold plain statements only, each ended by a semicolon at a line's end. */
    private static List<String> statements(String file, DatabaseNames names) {
        List<String> statements = new ArrayList<>();
        for (String part : read(file).replaceAll("(?m)^--.*$", "").split(";\\s*\\n", -1)) {
            if (!part.isBlank()) {
                statements.add(STANDARD_NAME.matcher(part.strip()).replaceAll(name -> named(names, name.group(1))));
            }
        }
        return statements;
    }

    private static String named(DatabaseNames names, String purpose) {
        return switch (purpose) {
            case "log" -> names.log();
            case "vault" -> names.vault();
            case "documents" -> names.documents();
            case "read" -> names.read();
            default -> throw new IllegalArgumentException(purpose);
        };
    }

    private static String read(String file) {
        try (InputStream in = Provisioning.class.getResourceAsStream("provisioning/" + file)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
