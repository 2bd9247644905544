package org.duly.command.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.duly.command.intake.RowIdentity.Identity;
import org.duly.command.intake.RowJudge.ReadRow;
import org.duly.command.intake.sheet.SheetRow;
import org.duly.command.intake.sheet.UnreadableFileException;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a file in batches, and who each of them is. Not thread-safe. */
final class RowReading {
    /** The most rows of one batch. */
    static final int BATCH = 500;

    private static final int BATCH_CHARACTERS = 2 * 1024 * 1024;

    private final ImportSheet sheet;
    private final RowMapper mapper;
    private final RowIdentity identities;
    private @Nullable UnreadableFileException broken;

    RowReading(ImportSheet sheet, RowMapper mapper, RowIdentity identities) {
        this.sheet = sheet;
        this.mapper = mapper;
        this.identities = identities;
    }

    /** Passes over rows, but for counting them. */
    void skip(long rows) throws IOException {
        for (long i = 0; i < rows; i++) {
            next();
        }
    }

    /** The next rows; empty after the last. What lies above a place that cannot be read is read. */
    List<ReadRow> batch() throws IOException {
        List<ReadRow> batch = new ArrayList<>();
        int characters = 0;
        while (batch.size() < BATCH && characters < BATCH_CHARACTERS) {
            ReadRow row = next();
            if (row == null) {
                return batch;
            }
            batch.add(row);
            characters += row.row().cells().stream().mapToInt(String::length).sum();
        }
        return batch;
    }

    /** Why the file cannot be read any further, or null. */
    @Nullable
    UnreadableFileException broken() {
        return broken;
    }

    private @Nullable ReadRow next() throws IOException {
        if (broken != null) {
            return null;
        }
        try {
            SheetRow row = sheet.next();
            if (row == null) {
                return null;
            }
            Identity identity = row.problem() == null ? identities.of(row, mapper.externalId(row)) : null;
            return new ReadRow(row, identity);
        } catch (UnreadableFileException unreadable) {
            broken = unreadable;
            return null;
        }
    }
}
