package org.duly.command.intake;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.duly.command.intake.sheet.SheetRow;
import org.duly.platform.vault.RequestDigests;
import org.jspecify.annotations.Nullable;

/**
 * By what a row is known when it comes again: by what its source calls it, or else by what it says in all its columns and
 * which row that says so it is. So the same file, a grown one or a part of one adds nothing twice, whatever the order of
 * its rows and columns; and two people who said the same to the letter are two rows.
 *
 * <p>All of it is keyed digests. One engagement and one source's rows; takes rows in the order of the file, because it
 * counts them. Not thread-safe.
 */
final class RowIdentity {
    private final RequestDigests digests;
    private final String scope;
    private final List<String> columns;
    private final int[] order;
    private final Occurrences occurrences = new Occurrences();

    RowIdentity(RequestDigests digests, UUID engagementId, String source, List<String> columns) {
        this.digests = digests;
        this.scope = engagementId + " " + source;
        this.columns = columns;
        this.order = IntStream.range(0, columns.size())
                .filter(i -> !FailureReport.isOwn(columns.get(i)))
                .boxed()
                .sorted(Comparator.comparing(columns::get))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * Who a row is.
     *
     * @param id the same whenever it comes again; lower-case hex
     * @param content keyed digest of what it says
     */
    record Identity(String id, byte[] content) {}

    /** @param externalId what its source calls the row, or null if it has no name */
    Identity of(SheetRow row, @Nullable String externalId) {
        byte[] content = digests.digest("import row " + scope, bytes(row));
        int occurrence = occurrences.count(ByteBuffer.wrap(content).getLong());
        byte[] id = externalId == null
                ? digests.digest(
                        "import row occurrence " + scope,
                        ByteBuffer.allocate(content.length + Integer.BYTES)
                                .put(content)
                                .putInt(occurrence)
                                .array())
                : digests.digest("import row name " + scope, externalId.getBytes(StandardCharsets.UTF_8));
        return new Identity(HexFormat.of().formatHex(id), content);
    }

    private byte[] bytes(SheetRow row) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (int column : order) {
                String cell = row.cells().get(column);
                if (!cell.isEmpty()) {
                    write(out, columns.get(column));
                    write(out, cell);
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }
}
