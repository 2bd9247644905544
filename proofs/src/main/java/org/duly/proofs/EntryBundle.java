package org.duly.proofs;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The entries under a tile of level 0, as they are published (C2SP tlog-tiles): each with its length before it. */
public final class EntryBundle {
    /** How many bytes an entry may have. */
    public static final int LONGEST_ENTRY = 0xFFFF;

    private EntryBundle() {}

    /**
     * Entries in one piece.
     *
     * @throws IllegalArgumentException if an entry is longer than 65,535 bytes
     */
    public static byte[] of(List<byte[]> entries) {
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            if (entry.length > LONGEST_ENTRY) {
                throw new IllegalArgumentException("An entry of " + entry.length + " bytes does not fit in a bundle");
            }
            bundle.write(entry.length >>> Byte.SIZE);
            bundle.write(entry.length);
            bundle.writeBytes(entry);
        }
        return bundle.toByteArray();
    }

    /**
     * The entries of a bundle.
     *
     * @throws MalformedProofException if it ends within an entry, or has more than a tile can have
     */
    public static List<byte[]> entriesOf(byte[] bundle) {
        List<byte[]> entries = new ArrayList<>();
        int at = 0;
        while (at < bundle.length) {
            int start = at + 2;
            int end = start > bundle.length
                    ? Integer.MAX_VALUE
                    : start + (Byte.toUnsignedInt(bundle[at]) << Byte.SIZE | Byte.toUnsignedInt(bundle[at + 1]));
            if (end > bundle.length) {
                throw new MalformedProofException("The bundle ends within entry " + entries.size());
            }
            if (entries.size() == Tile.FULL) {
                throw new MalformedProofException("A bundle has at most " + Tile.FULL + " entries");
            }
            entries.add(Arrays.copyOfRange(bundle, start, end));
            at = end;
        }
        return entries;
    }
}
