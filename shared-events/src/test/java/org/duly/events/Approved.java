package org.duly.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checked-in files that tests hold the code to. After a change that is meant, the command in {@link #HOW} writes them
 * anew; what is already published is never written anew.
 */
final class Approved {
    static final Path RESOURCES = Path.of("src/main/resources/org/duly/events");
    private static final boolean APPROVE = Boolean.getBoolean("duly.approve");
    private static final String HOW = "If the change is meant, run: mvn -pl shared-events -am test -Dduly.approve=true "
            + "-Dtest='org.duly.events.*Test' -Dsurefire.failIfNoSpecifiedTests=false";

    private Approved() {}

    /** The file has exactly this content, or is given it if changes are being approved. */
    static void hasContent(Path file, String content) throws IOException {
        if (APPROVE) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, content);
        }
        assertThat(file).as("%s is missing. %s", file, HOW).exists();
        assertThat(Files.readString(file))
                .as("%s is out of date. %s", file, HOW)
                .isEqualTo(content);
    }

    /** The file has exactly these bytes for ever; only a file that is not there yet is written when approving. */
    static void hasBytesForEver(Path file, byte[] bytes) throws IOException {
        if (APPROVE && Files.notExists(file)) {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        }
        assertThat(file).as("%s is missing. %s", file, HOW).exists();
        assertThat(Files.readString(file))
                .as("%s was published: its bytes can never change. A new optional field gets a new example", file)
                .isEqualTo(new String(bytes, StandardCharsets.UTF_8));
    }

    /** The files of a folder, by name; none if there is no such folder. */
    static List<Path> filesIn(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
