package org.duly.query.disclosure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.duly.proofs.TlogProof;
import org.duly.proofs.VerifierKey;
import org.duly.query.witness.Witness;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The files of a bundle but for its manifest, in their order, a few at a time: memory does not depend on their number. */
@Component
class BundleFiles {
    private static final int READ_AT_ONCE = 500;
    private static final String HOW_TO_CHECK = "HOW-TO-CHECK.txt";

    private final Witness witness;
    private final String howToCheck;

    BundleFiles(Witness witness) {
        this.witness = witness;
        this.howToCheck = resource();
    }

    /** What takes the files. */
    @FunctionalInterface
    interface Taking {
        /** Takes one, in order; its content is not changed afterwards. */
        void file(String path, byte[] content) throws IOException;
    }

    /** As positions stand in the names of files, so that they sort. */
    static String number(long position) {
        return String.format(Locale.ROOT, "%012d", position);
    }

    static String event(long position) {
        return "events/" + number(position) + ".json";
    }

    private static String proof(long position) {
        return "proofs/" + number(position) + ".tlog-proof";
    }

    /** Hands them over, in the caller's transaction. */
    void each(JdbcClient jdbc, Contents contents, Taking to) throws IOException {
        to.file("record.html", utf8(contents.page()));
        to.file(HOW_TO_CHECK, utf8(howToCheck(contents)));
        to.file("keys/log.txt", utf8(lines(contents.under().logKeys())));
        to.file("keys/witness.txt", utf8(lines(contents.under().witnessKeys())));
        for (Contents.Opened opened : contents.opened()) {
            to.file(opened.file().path(), utf8(opened.file().json()));
        }
        long[] all = contents.positions();
        for (int from = 0; from < all.length; from += READ_AT_ONCE) {
            long[] some = Arrays.copyOfRange(all, from, Math.min(all.length, from + READ_AT_ONCE));
            Iterator<TlogProof> proofs = witness.proofs(
                            Arrays.stream(some).boxed().toList(), contents.under())
                    .iterator();
            for (Stored event : read(jdbc, contents.cut().log(), some)) {
                if (!contents.withheld().containsKey(event.position())) {
                    to.file(event(event.position()), event.bytes());
                }
                to.file(proof(event.position()), utf8(proofs.next().toString()));
            }
        }
    }

    /** An event as the topic had it. */
    record Stored(long position, byte[] bytes) {}

    /** The events of some positions, in order. */
    static List<Stored> read(JdbcClient jdbc, String log, long[] positions) {
        return jdbc.sql("""
                        SELECT position, bytes FROM read.archive WHERE log = ? AND position = ANY (?) ORDER BY position
                        """)
                .params(log, positions)
                .query((row, _) -> new Stored(row.getLong("position"), row.getBytes("bytes")))
                .list();
    }

    private String howToCheck(Contents contents) {
        return howToCheck
                .replace("{subject}", Selection.stream(contents.subject()))
                .replace("{log}", contents.cut().log())
                .replace("{position}", Long.toString(contents.cut().position()))
                .replace("{size}", Long.toString(contents.under().checkpoint().size()));
    }

    private static String lines(List<VerifierKey> keys) {
        return keys.stream().map(key -> key + "\n").collect(Collectors.joining());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String resource() {
        try (InputStream text = BundleFiles.class.getResourceAsStream(HOW_TO_CHECK)) {
            if (text == null) {
                throw new IllegalStateException(HOW_TO_CHECK + " is not in the program");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
