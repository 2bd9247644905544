package org.duly.embedded;

/** The passwords of Duly's three roles. Never printed. */
public record RolePasswords(String owner, String command, String query) {
    @Override
    public String toString() {
        return "RolePasswords[hidden]";
    }
}
