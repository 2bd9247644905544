package org.duly.command.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.duly.command.due.Follower;
import org.duly.command.log.EventLog;
import org.duly.command.log.EventLog.LoggedEvent;
import org.duly.command.proof.Checkpoints.Signed;
import org.duly.platform.proofs.StoredTree;
import org.duly.proofs.Checkpoint;
import org.duly.proofs.EntryBundle;
import org.duly.proofs.SignedNote;
import org.duly.proofs.Tile;

/**
 * Keeps a folder that any static web server can serve as the log (C2SP tlog-tiles): tiles first, then the checkpoint that
 * needs them, each file moved into place whole.
 */
final class TileFolder implements Follower.Task {
    private static final String CHECKPOINT = "checkpoint";

    private final Path folder;
    private final boolean withEntries;
    private final EventLog log;
    private final StoredTree tree;
    private final Checkpoints checkpoints;

    /** @param withEntries whether whoever can read the folder may read the events */
    TileFolder(Path folder, boolean withEntries, EventLog log, StoredTree tree, Checkpoints checkpoints) {
        this.folder = folder;
        this.withEntries = withEntries;
        this.log = log;
        this.tree = tree;
        this.checkpoints = checkpoints;
    }

    @Override
    public Duration follow() {
        try {
            Signed last = checkpoints.last().orElse(null);
            long written = written();
            if (last != null && last.checkpoint().size() > written) {
                for (Tile tile : Tile.since(written, last.checkpoint().size())) {
                    write(tile.path(), tile.hashes(tree.nodes()));
                    if (withEntries && tile.level() == 0) {
                        write(tile.entriesPath(), entries(tile));
                    }
                }
                write(CHECKPOINT, last.note().toString().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("The tiles could not be written to " + folder, failed);
        }
        return Follower.SLOW_POLL;
    }

    private long written() throws IOException {
        Path checkpoint = folder.resolve(CHECKPOINT);
        return Files.exists(checkpoint)
                ? Checkpoint.parse(
                                SignedNote.parse(Files.readAllBytes(checkpoint)).text())
                        .size()
                : 0;
    }

    private byte[] entries(Tile tile) {
        List<LoggedEvent> events = log.readAfter(tile.index() * Tile.FULL - 1, tile.width());
        return EntryBundle.of(events.stream().map(LoggedEvent::bytes).toList());
    }

    private void write(String path, byte[] content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Path draft = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
        Files.write(draft, content);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
