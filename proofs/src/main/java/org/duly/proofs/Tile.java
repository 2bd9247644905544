package org.duly.proofs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A piece of a tree as it is published (C2SP tlog-tiles): up to 256 hashes beside each other, or the entries under them.
 *
 * @param level 0 for hashes of entries, 1 for hashes over 256 entries, and so on
 * @param index which of its level, from 0
 * @param width how many hashes: 256 unless the tree ends in it
 */
public record Tile(int level, long index, int width) {
    /** How many hashes a full tile has. */
    public static final int FULL = 1 << Tile.HEIGHT;

    /** How many levels of the tree a tile spans. */
    public static final int HEIGHT = 8;

    private static final int HIGHEST = 63;
    private static final int GROUP = 1_000;
    private static final String GROUP_FORM = "[0-9]{3}";

    /**
     * A tile that a tree can have.
     *
     * @throws MalformedProofException if there is none like it
     */
    public Tile {
        if (level < 0 || level > HIGHEST || index < 0 || width < 1 || width > FULL) {
            throw new MalformedProofException(
                    "There is no tile " + index + " of level " + level + " and width " + width);
        }
    }

    /** The tiles of all levels that a tree has, full ones and those where it ends. */
    public static List<Tile> of(long size) {
        return since(0, size);
    }

    /** The tiles that a tree has and an earlier, smaller one had not. */
    public static List<Tile> since(long earlier, long size) {
        List<Tile> tiles = new ArrayList<>();
        long was = earlier;
        long is = size;
        for (int level = 0; is > 0; level++) {
            for (long full = was >> HEIGHT; full < is >> HEIGHT; full++) {
                tiles.add(new Tile(level, full, FULL));
            }
            int rest = (int) (is & (FULL - 1));
            if (rest > 0 && is != was) {
                tiles.add(new Tile(level, is >> HEIGHT, rest));
            }
            was >>= HEIGHT;
            is >>= HEIGHT;
        }
        return tiles;
    }

    /** Whether it has all the hashes a tile can have. */
    public boolean isFull() {
        return width == FULL;
    }

    /** Whether a tree of that size has it. */
    public boolean isIn(long size) {
        int shift = level * HEIGHT;
        long hashes = shift >= Long.SIZE ? 0 : size >> shift;
        return index <= hashes >> HEIGHT && index * FULL + width <= hashes;
    }

    /** Its hashes, one after the other, from the nodes of a tree that has it. */
    public byte[] hashes(NodeSource nodes) {
        byte[] hashes = new byte[width * Hash.LENGTH];
        for (int at = 0; at < width; at++) {
            nodes.node(level * HEIGHT, index * FULL + at).copyTo(hashes, at * Hash.LENGTH);
        }
        return hashes;
    }

    /** Where it is published: {@code tile/0/x001/x234/067.p/12}. */
    public String path() {
        return "tile/" + level + "/" + place();
    }

    /** Where the entries under a tile of level 0 are published. */
    public String entriesPath() {
        return "tile/entries/" + place();
    }

    /**
     * A tile by the level and the rest of the path under which it is published.
     *
     * @param place such as {@code x001/x234/067.p/12}
     * @throws MalformedProofException if no tile is published there
     */
    public static Tile at(String level, String place) {
        long parsedLevel = Formats.number(level);
        String[] parts = place.split("\\.p/", -1);
        int width = parts.length == 1 ? FULL : (int) Math.min(Formats.number(parts[1]), FULL + 1L);
        boolean written = parts.length == 1 || (parts.length == 2 && width < FULL);
        Tile tile = new Tile((int) Math.min(parsedLevel, HIGHEST + 1L), index(parts[0]), width);
        if (!written || !tile.place().equals(place)) {
            throw noSuchTile(place);
        }
        return tile;
    }

    private static long index(String place) {
        String[] groups = place.split("/", -1);
        long index = 0;
        for (int at = 0; at < groups.length; at++) {
            String group = groups[at];
            boolean last = at == groups.length - 1;
            String digits = last || !group.startsWith("x") ? group : group.substring(1);
            if ((!last && !group.startsWith("x"))
                    || !digits.matches(GROUP_FORM)
                    || index > Long.MAX_VALUE / GROUP / GROUP) {
                throw noSuchTile(place);
            }
            index = index * GROUP + Integer.parseInt(digits);
        }
        return index;
    }

    private static MalformedProofException noSuchTile(String place) {
        return new MalformedProofException("There is no tile at '" + Formats.abbreviated(place) + "'");
    }

    private String place() {
        StringBuilder place = new StringBuilder(group(index % GROUP));
        for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
            place.insert(0, "x" + group(rest % GROUP) + "/");
        }
        return isFull() ? place.toString() : place + ".p/" + width;
    }

    private static String group(long number) {
        return String.format(Locale.ROOT, "%03d", number);
    }
}
