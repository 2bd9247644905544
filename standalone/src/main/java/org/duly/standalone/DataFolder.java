package org.duly.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Everything one installation keeps, and where in its folder it lies. Only its owner can look into it. */
final class DataFolder {
    private static final String LOCK = "duly.lock";
    private static final String IDENTITY = "duly.properties";
    private static final String LOGS = "logs";
    private static final Set<String> BEFORE_THE_IDENTITY = Set.of(LOCK, LOGS);

    private final Path root;

    DataFolder(Path directory) {
        this.root = directory.toAbsolutePath().normalize();
    }

    Path root() {
        return root;
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path kafka() {
        return root.resolve("kafka");
    }

    Path logs() {
        return root.resolve(LOGS);
    }

    /** The file that everything is logged to. */
    Path log() {
        return logs().resolve("duly.log");
    }

    Path masterKey() {
        return secrets().resolve("vault-master.key");
    }

    Path passwords() {
        return secrets().resolve("passwords.properties");
    }

    Path lockFile() {
        return root.resolve(LOCK);
    }

    Path runFile() {
        return root.resolve("run.properties");
    }

    /**
     * Makes the folder if there is none.
     *
     * @throws LaunchFailure when it cannot be made, or when it holds something that is not Duly's
     */
    void prepare() {
        try {
            createPrivate(root);
            requireOurs();
            createPrivate(secrets());
            createPrivate(logs());
        } catch (IOException e) {
            throw new LaunchFailure("the data folder " + root + " cannot be used: " + e, e);
        }
    }

    private static void createPrivate(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    /** What the folder holds; empty before its first start. */
    Optional<FolderIdentity> identity() {
        return PropertiesFile.read(root.resolve(IDENTITY)).map(FolderIdentity::from);
    }

    void identify(FolderIdentity identity) {
        PropertiesFile.write(root.resolve(IDENTITY), identity.toProperties(), "Which log this folder holds");
    }

    private Path secrets() {
        return root.resolve("secrets");
    }

    private void requireOurs() throws IOException {
        if (Files.exists(root.resolve(IDENTITY)) || Files.exists(secrets())) {
            return;
        }
        try (Stream<Path> content = Files.list(root)) {
            if (content.anyMatch(
                    path -> !BEFORE_THE_IDENTITY.contains(path.getFileName().toString()))) {
                throw new LaunchFailure("the folder " + root
                        + " is not empty and holds no Duly log: name an empty or a new one with --data");
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
