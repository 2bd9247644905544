package org.duly.command.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.duly.command.intake.ImportStore.SealedRow;
import org.duly.command.intake.sheet.SheetSource;
import org.duly.platform.vault.FieldCipher;
import org.duly.platform.vault.KeyVault;
import org.duly.platform.vault.RespondentKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Seals what is kept of a file under a key of its own, which is destroyed when nothing of it is needed any more: whoever
 * is erased later is then in no copy of it either, not even in a backup. Thread-safe.
 */
final class ImportVault {
    private static final int PART = 1024 * 1024; // bytes
    private static final String PLAN = "plan";
    private static final String MAPPING = "mapping";

    private final KeyVault vault;
    private final ImportStore store;
    private final JsonMapper json = new JsonMapper();

    ImportVault(KeyVault vault, ImportStore store) {
        this.vault = vault;
        this.store = store;
    }

    /** A key for a new import. */
    RespondentKey newKey() {
        return vault.create();
    }

    void destroy(UUID key) {
        vault.erase(key);
    }

    byte[] seal(ImportPlan plan, UUID key, UUID importId) {
        return seal(key, importId, PLAN, plan);
    }

    /** The plan of an import of which something is kept. */
    Optional<ImportPlan> plan(ImportRecord one) {
        byte[] sealed = one.sealedPlan();
        return sealed == null
                ? Optional.empty()
                : Optional.of(open(one.key(), one.id(), PLAN, sealed, ImportPlan.class));
    }

    byte[] seal(FailedRow row, ImportRecord one) {
        return seal(one.key(), one.id(), "row." + row.number(), row);
    }

    FailedRow failedRow(ImportRecord one, SealedRow row) {
        return open(one.key(), one.id(), "row." + row.number(), row.sealed(), FailedRow.class);
    }

    byte[] seal(ImportMapping mapping, UUID key) {
        return seal(key, key, MAPPING, mapping);
    }

    ImportMapping mapping(UUID key, byte[] sealed) {
        return open(key, key, MAPPING, sealed, ImportMapping.class);
    }

    /** Keeps a file, part by part; returns how many bytes it has. */
    long keepFile(RespondentKey key, UUID importId, InputStream file) throws IOException {
        long bytes = 0;
        byte[] part = file.readNBytes(PART);
        for (int number = 0; part.length > 0; number++) {
            store.addPart(importId, number, FieldCipher.seal(key, importId, "part." + number, part));
            bytes += part.length;
            part = file.readNBytes(PART);
        }
        return bytes;
    }

    /** The file of an import, read part by part. */
    SheetSource file(UUID key, UUID importId) {
        return () -> new Parts(vault.get(key), importId);
    }

    private byte[] seal(UUID key, UUID place, String field, Object value) {
        return FieldCipher.seal(vault.get(key), place, field, json.writeValueAsBytes(value));
    }

    private <T> T open(UUID key, UUID place, String field, byte[] sealed, Class<T> type) {
        return json.readValue(FieldCipher.open(vault.get(key), place, field, sealed), type);
    }

    private final class Parts extends InputStream {
        private final RespondentKey key;
        private final UUID importId;
        private byte @Nullable [] part = new byte[0];
        private int at;
        private int next;

        Parts(RespondentKey key, UUID importId) {
            this.key = key;
            this.importId = importId;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            byte[] current = part;
            if (current != null && at == current.length) {
                int number = next++;
                current = store.part(importId, number)
                        .map(kept -> FieldCipher.open(key, importId, "part." + number, kept))
                        .orElse(null);
                part = current;
                at = 0;
            }
            if (current == null) {
                return -1;
            }
            int count = Math.min(length, current.length - at);
            System.arraycopy(current, at, target, offset, count);
            at += count;
            return count;
        }
    }
}
