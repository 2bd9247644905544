package org.duly.endtoend;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duly.embedded.SuperuserConnections;

/**
 * A physical backup of a PostgreSQL server that goes on working meanwhile, as pg_basebackup takes it. The embedded server comes
 * without that program, so this is what it does: between two calls the files are copied, and then the write-ahead log.
 *
 * @see <a href="https://www.postgresql.org/docs/18/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP">Making a base
 *     backup using the low level API</a>
 */
final class PhysicalBackup {
    private static final String WRITE_AHEAD_LOG = "pg_wal";

    private PhysicalBackup() {}

    /**
     * Copies a server's data folder.
     *
     * @param copy a folder that is not there yet; a server can be started on it
     */
    static void take(SuperuserConnections server, Path data, Path copy) throws SQLException, IOException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_backup_start('rehearsal', fast => true)");
            copy(data, copy, data.resolve(WRITE_AHEAD_LOG));
            String label;
            try (ResultSet stopped =
                    statement.executeQuery("SELECT labelfile FROM pg_backup_stop(wait_for_archive => false)")) {
                stopped.next();
                label = stopped.getString(1);
            }
            Files.writeString(copy.resolve("backup_label"), label);
        }
        copy(data.resolve(WRITE_AHEAD_LOG), copy.resolve(WRITE_AHEAD_LOG), copy);
    }

    private static void copy(Path from, Path to, Path without) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (folder.equals(without)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectory(
                        to.resolve(from.relativize(folder)),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!file.getFileName().toString().startsWith("postmaster.")) {
                    try {
                        Files.copy(file, to.resolve(from.relativize(file)));
                    } catch (NoSuchFileException goneMeanwhile) {
                        // What the server deletes while it is copied, recovery does without.
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
                if (failed instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failed;
            }
        });
    }
}
