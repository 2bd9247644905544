package org.duly.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Held by the one process that runs on a data folder. The operating system lets go of it when that process ends, however
 * it ends, so it is never stale.
 */
final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Empty when another process holds it. The folder must exist. */
    static Optional<FolderLock> tryTake(DataFolder folder) {
        try {
            FileChannel channel =
                    FileChannel.open(folder.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new FolderLock(channel));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether some other process runs on the folder now. */
    static boolean isHeld(DataFolder folder) {
        if (!Files.exists(folder.lockFile())) {
            return false;
        }
        Optional<FolderLock> taken = tryTake(folder);
        taken.ifPresent(FolderLock::close);
        return taken.isEmpty();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
