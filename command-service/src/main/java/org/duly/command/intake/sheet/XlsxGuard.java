package org.duly.command.intake.sheet;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Looks at what a packed workbook becomes before anything is made of it: a few kilobytes can unpack to terabytes, and one
 * cell can claim to stand in the billionth column. Every part is looked at alike, because a workbook says itself which of
 * its parts is what.
 */
final class XlsxGuard {
    /** Bytes of a packed workbook. It is in memory twice while it is read. */
    static final int FILE = 32 * 1024 * 1024;

    private static final long ALL_PARTS = 1024L * 1024 * 1024;
    private static final int PARTS = 10_000;
    /** Bytes of one tag or one piece of text; Excel itself puts at most 32,767 characters into a cell. */
    private static final int PIECE = 512 * 1024;

    private XlsxGuard() {}

    /**
     * The bytes of a workbook that can be read within bounds.
     *
     * @throws UnreadableFileException if it is no workbook, or takes too much memory or time
     */
    static byte[] bytes(SheetSource source) throws IOException {
        byte[] file;
        try (InputStream in = source.open()) {
            file = in.readNBytes(FILE + 1);
        }
        if (file.length > FILE) {
            throw tooLarge();
        }
        check(file);
        return file;
    }

    private static void check(byte[] file) {
        XMLInputFactory parsers = new InputFactoryImpl(); // of the kind that reads it afterwards
        parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XlsxScan scan = new XlsxScan();
        long unpacked = 0;
        int parts = 0;
        try (ZipFile zip = ZipFile.builder().setByteArray(file).get()) {
            for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
                if (++parts > PARTS) {
                    throw tooLarge();
                }
                try (Pieces in = new Pieces(zip.getInputStream(part), ALL_PARTS - unpacked)) {
                    scan(scan, parsers, in);
                    unpacked += in.all;
                }
            }
        } catch (IOException | IllegalArgumentException damaged) {
            throw new UnreadableFileException("The workbook is damaged. Open it and save it anew as .xlsx.");
        }
        scan.end();
    }

    private static void scan(XlsxScan scan, XMLInputFactory parsers, Pieces in) throws IOException {
        try {
            scan.part(parsers.createXMLStreamReader(in), in::next);
        } catch (XMLStreamException notXml) {
            if (notXml.getNestedException() instanceof IOException damaged) {
                throw damaged;
            }
            // A picture, or something broken: nobody reads it any further than this.
        }
    }

    static UnreadableFileException tooLarge() {
        return new UnreadableFileException("The workbook is too large: it may have " + FILE / 1024 / 1024
                + " MB as a file, " + XlsxScan.KEPT / 1024 / 1024
                + " MB of different texts, and as many columns as Excel has. Save the sheet as CSV (UTF-8) and import"
                + " that.");
    }

    /** A part as it is unpacked, of which no piece and not the whole may be too large. */
    private static final class Pieces extends FilterInputStream {
        private final long most;
        private long all;
        private long piece;

        Pieces(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        /** The next piece begins about here. */
        void next() {
            piece = 0;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            if (count > 0) {
                all += count;
                piece += count;
                if (all > most || piece > PIECE) {
                    throw tooLarge();
                }
            }
            return count;
        }
    }
}
