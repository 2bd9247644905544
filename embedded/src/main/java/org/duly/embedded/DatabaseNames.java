package org.duly.embedded;

/** The names of Duly's four databases on one server. */
public record DatabaseNames(String log, String vault, String documents, String read) {

    public static DatabaseNames standard() {
        return withSuffix("");
    }

    /** Names of their own for, say, one test; the suffix is of lower-case letters, digits and underscores. */
    public static DatabaseNames withSuffix(String suffix) {
        if (!suffix.matches("[a-z0-9_]{0,40}")) {
            throw new IllegalArgumentException("not a suffix for a database name: " + suffix);
        }
        return new DatabaseNames(
                "duly_log" + suffix, "duly_vault" + suffix, "duly_documents" + suffix, "duly_read" + suffix);
    }
}
