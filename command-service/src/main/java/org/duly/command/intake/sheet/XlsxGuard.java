package org.duly.command.intake.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Looks at how large a packed workbook becomes before anything is made of it: a few kilobytes can unpack to terabytes. */
final class XlsxGuard {
    private static final long ALL_PARTS = 2L * 1024 * 1024 * 1024;
    private static final long TEXTS = 256L * 1024 * 1024;
    private static final int PARTS = 10_000;

    private XlsxGuard() {}

    /** @throws UnreadableFileException if the workbook is no such file, or takes too much memory or time */
    static void check(byte[] file) {
        byte[] buffer = new byte[64 * 1024];
        long all = 0;
        int parts = 0;
        try (ZipFile zip = ZipFile.builder().setByteArray(file).get()) {
            for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
                boolean sheet = part.getName().contains("worksheets/");
                long size = 0;
                try (InputStream in = zip.getInputStream(part)) {
                    int read;
                    while ((read = in.read(buffer)) > 0) {
                        size += read;
                        all += read;
                        if (all > ALL_PARTS || (!sheet && size > TEXTS)) {
                            throw tooLarge();
                        }
                    }
                }
                if (++parts > PARTS) {
                    throw tooLarge();
                }
            }
        } catch (IOException | IllegalArgumentException damaged) {
            throw new UnreadableFileException("The workbook is damaged. Open it and save it anew as .xlsx.");
        }
    }

    private static UnreadableFileException tooLarge() {
        return new UnreadableFileException(
                "The workbook is too large once it is unpacked. Save the sheet as CSV (UTF-8) and import that.");
    }
}
