package org.duly.query.response;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.duly.query.response.Tally.Cell;
import org.duly.query.response.Tally.Counts;
import org.duly.query.response.Tally.Delta;
import org.duly.query.response.Tally.Dimension;

/**
 * How changes and sums of counts lie in a column of bytes: small, and the same counts always as the same bytes.
 *
 * <p>A format number (1), the number of deltas, then each delta: the number of measures up to the last that is not zero,
 * these measures, the number of cells, and of each cell the dimension's code, the length of its value and the value in
 * UTF-8. Numbers are variable-length, seven bits a byte, least significant first; measures are zigzag-coded first.
 */
final class TallyBytes {
    private static final int FORMAT = 1;

    private TallyBytes() {}

    static byte[] write(List<Delta> deltas) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(128);
        out.write(FORMAT);
        writeNumber(out, deltas.size());
        for (Delta delta : deltas) {
            writeCounts(out, delta.counts());
            writeNumber(out, delta.cells().size());
            for (Cell cell : delta.cells()) {
                writeCell(out, cell);
            }
        }
        return out.toByteArray();
    }

    /** Sums of cells, in their order. */
    static byte[] write(SortedMap<Cell, Counts> sums) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(32 * sums.size() + 8);
        out.write(FORMAT);
        writeNumber(out, sums.size());
        sums.forEach((cell, counts) -> {
            writeCounts(out, counts);
            writeNumber(out, 1);
            writeCell(out, cell);
        });
        return out.toByteArray();
    }

    static List<Delta> read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int format = in.get();
        if (format != FORMAT) {
            throw new IllegalStateException("Counts of the unknown format " + format);
        }
        int deltas = (int) readNumber(in);
        List<Delta> read = new ArrayList<>(deltas);
        for (int delta = 0; delta < deltas; delta++) {
            Counts counts = readCounts(in);
            int cells = (int) readNumber(in);
            List<Cell> touched = new ArrayList<>(cells);
            for (int cell = 0; cell < cells; cell++) {
                touched.add(readCell(in));
            }
            read.add(new Delta(counts, touched));
        }
        return read;
    }

    /** Adds changes or sums to sums; a cell with nothing left in it goes. */
    static void add(Map<Cell, Counts> sums, List<Delta> deltas) {
        for (Delta delta : deltas) {
            for (Cell cell : delta.cells()) {
                sums.merge(cell, delta.counts(), Counts::plus);
                sums.remove(cell, Counts.NONE);
            }
        }
    }

    private static void writeCounts(ByteArrayOutputStream out, Counts counts) {
        int measures = Counts.MEASURES.size();
        while (measures > 0 && Counts.MEASURES.get(measures - 1).applyAsLong(counts) == 0) {
            measures--;
        }
        out.write(measures);
        for (int measure = 0; measure < measures; measure++) {
            long value = Counts.MEASURES.get(measure).applyAsLong(counts);
            writeNumber(out, (value << 1) ^ (value >> 63));
        }
    }

    private static Counts readCounts(ByteBuffer in) {
        long[] measures = new long[Counts.MEASURES.size()];
        int given = in.get();
        for (int measure = 0; measure < given; measure++) {
            long zigzag = readNumber(in);
            measures[measure] = (zigzag >>> 1) ^ -(zigzag & 1);
        }
        return Counts.of(measures);
    }

    private static void writeCell(ByteArrayOutputStream out, Cell cell) {
        byte[] value = cell.value().getBytes(StandardCharsets.UTF_8);
        out.write(cell.dimension().code());
        writeNumber(out, value.length);
        out.writeBytes(value);
    }

    private static Cell readCell(ByteBuffer in) {
        Dimension dimension = Dimension.of(in.get());
        byte[] value = new byte[(int) readNumber(in)];
        in.get(value);
        return new Cell(dimension, new String(value, StandardCharsets.UTF_8));
    }

    private static void writeNumber(ByteArrayOutputStream out, long number) {
        long left = number;
        while ((left & ~0x7fL) != 0) {
            out.write((int) ((left & 0x7f) | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
    }

    private static long readNumber(ByteBuffer in) {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            number |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }
}
