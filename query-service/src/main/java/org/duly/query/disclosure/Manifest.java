package org.duly.query.disclosure;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.duly.events.disclosure.DisclosureSubject;
import org.duly.query.database.Json;
import org.jspecify.annotations.Nullable;

/**
 * The list of a bundle's files by their digests, with what the bundle is of, what it withholds and what it opens. It takes
 * some 200 bytes an event until the bundle is written. Not thread-safe.
 */
final class Manifest implements BundleFiles.Taking {
    static final String PATH = "manifest.json";

    private final ByteArrayOutputStream json = new ByteArrayOutputStream();
    private final MessageDigest sha256;
    private boolean first = true;

    Manifest(Contents contents) {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
        String head = Json.write(Head.of(contents));
        append(head.substring(0, head.length() - 1) + ",\"files\":[");
    }

    private record Head(
            String format,
            String log,
            DisclosureSubject subject,
            AsOf asOf,
            Checkpoint checkpoint,
            List<Withheld> withheld,
            List<Opened> opened) {
        static Head of(Contents contents) {
            return new Head(
                    "duly-disclosure-bundle/1",
                    contents.cut().log(),
                    contents.subject(),
                    new AsOf(contents.cut().position(), contents.asOfRecorded()),
                    new Checkpoint(
                            contents.under().checkpoint().size(),
                            contents.under().checkpoint().root().toBase64()),
                    contents.withheld().values().stream().map(Withheld::of).toList(),
                    contents.opened().stream().map(Opened::of).toList());
        }
    }

    private record AsOf(long position, @Nullable Instant recorded) {}

    private record Checkpoint(long size, String root) {}

    /** @param what the path that the event's file would have */
    private record Withheld(String what, long position, String exemption, String reason, String leafHash) {
        static Withheld of(Contents.Withheld event) {
            long position = event.why().position();
            return new Withheld(
                    BundleFiles.event(position),
                    position,
                    event.why().exemption(),
                    event.why().reason(),
                    event.leaf().toBase64());
        }
    }

    /** @param path of the file that opens it */
    private record Opened(String path, long position, String field, String reason) {
        static Opened of(Contents.Opened opened) {
            return new Opened(
                    opened.file().path(),
                    opened.why().position(),
                    opened.why().field(),
                    opened.why().reason());
        }
    }

    private record Listed(String path, String sha256) {}

    @Override
    public void file(String path, byte[] content) {
        append((first ? "\n" : ",\n")
                + Json.write(new Listed(path, HexFormat.of().formatHex(sha256.digest(content)))));
        first = false;
    }

    /** The whole of it, once every other file was listed. */
    byte[] done() {
        append("\n]}\n");
        return json.toByteArray();
    }

    /** The digest by which a manifest is recorded. */
    String sha256(byte[] manifest) {
        return HexFormat.of().formatHex(sha256.digest(manifest));
    }

    private void append(String text) {
        json.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
