package org.duly.proofs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a log says of itself: so many entries, under that root (C2SP tlog-checkpoint). It is the text of a
 * {@link SignedNote}.
 *
 * @param origin the log's name
 * @param size how many entries
 * @param root over all of them
 * @param extensions further lines; none but where a log names a key
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {
    private static final int LINES = 3;
    private static final String KEY = "key ";

    /**
     * A checkpoint as it can be written.
     *
     * @throws MalformedProofException if a line is empty or has a line break
     */
    public Checkpoint {
        if (size < 0 || isNoLine(origin) || extensions.stream().anyMatch(Checkpoint::isNoLine)) {
            throw new MalformedProofException("A checkpoint has a size and lines that are not empty");
        }
        extensions = List.copyOf(extensions);
    }

    /** A checkpoint without further lines. */
    public Checkpoint(String origin, long size, Hash root) {
        this(origin, size, root, List.of());
    }

    /**
     * A checkpoint from the text of a note.
     *
     * @throws MalformedProofException if it is none
     */
    public static Checkpoint parse(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        if (lines.size() <= LINES || !lines.getLast().isEmpty()) {
            throw new MalformedProofException("A checkpoint is at least three lines: origin, size and root");
        }
        return new Checkpoint(
                lines.get(0),
                Formats.number(lines.get(1)),
                Hash.fromBase64(lines.get(2)),
                lines.subList(LINES, lines.size() - 1));
    }

    /** The text of the note that it is signed as. */
    public String text() {
        StringBuilder text = new StringBuilder()
                .append(origin)
                .append('\n')
                .append(size)
                .append('\n')
                .append(root.toBase64())
                .append('\n');
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    /**
     * The checkpoint with a line that names a key which signs for the log from here on. A note says of its keys no more
     * than their names and ids; so the first checkpoint that a key signs has this line, and is signed by the key before it
     * too: whoever trusts that one can trust the new one.
     */
    public Checkpoint naming(VerifierKey key) {
        List<String> lines = new ArrayList<>(extensions);
        lines.add(KEY + key);
        return new Checkpoint(origin, size, root, lines);
    }

    /**
     * The key that a checkpoint names.
     *
     * @throws MalformedProofException if what it names is no key
     */
    public Optional<VerifierKey> namedKey() {
        return extensions.stream()
                .filter(line -> line.startsWith(KEY))
                .findFirst()
                .map(line -> VerifierKey.parse(line.substring(KEY.length())));
    }

    private static boolean isNoLine(String line) {
        return line.isEmpty() || line.contains("\n");
    }
}
