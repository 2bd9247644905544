package org.duly.query.disclosure;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.duly.events.EventCodec;
import org.duly.events.disclosure.OpenedField;
import org.duly.events.disclosure.WithheldEvent;
import org.duly.platform.web.ProblemException;
import org.duly.proofs.Hash;
import org.duly.query.asof.AsOf;
import org.duly.query.asof.Cut;
import org.duly.query.asof.Past;
import org.duly.query.database.Snapshot;
import org.duly.query.disclosure.BundleFiles.Stored;
import org.duly.query.disclosure.Contents.Opened;
import org.duly.query.disclosure.Contents.Withheld;
import org.duly.query.web.ReadAfter;
import org.duly.query.witness.WitnessedCheckpoint;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Builds disclosure bundles. The files are gone through twice, in one transaction that sees one state: once for the manifest,
 * whose digest goes before the bundle, and once to write them. Nothing is kept on a disk.
 */
@Component
class Bundles {
    /** The same in every bundle: when it was built is not what it says. ZIP knows no earlier time. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Snapshot snapshot;
    private final Past past;
    private final CosignedCheckpoints checkpoints;
    private final Selection selection;
    private final SubjectPages pages;
    private final Openings openings;
    private final BundleFiles files;
    private final EventCodec codec = new EventCodec();

    Bundles(
            Snapshot snapshot,
            Past past,
            CosignedCheckpoints checkpoints,
            Selection selection,
            SubjectPages pages,
            Openings openings,
            BundleFiles files) {
        this.snapshot = snapshot;
        this.past = past;
        this.checkpoints = checkpoints;
        this.selection = selection;
        this.pages = pages;
        this.openings = openings;
        this.files = files;
    }

    /** What takes a bundle. */
    interface Receiver {
        /** Called once, when nothing can be refused any more; what it returns is not closed here. */
        OutputStream begin(Cut cut, String manifestSha256) throws IOException;
    }

    /**
     * What can be answered.
     *
     * @param position that it will be as of
     */
    record Ready(BundleRequest request, String log, long position, WitnessedCheckpoint under) {}

    /**
     * Finds what a bundle is about, and waits until all of it is proven.
     *
     * @param readAfter what must be in it if it is about now
     * @throws ProblemException 404 if there is no such subject, or was none then; 503 if it is not proven in time
     */
    Ready ready(BundleRequest request, @Nullable ReadAfter readAfter) {
        request.openedInOrder();
        AsOf asOf = request.past();
        Beginning beginning = snapshot.read(jdbc -> beginning(jdbc, request, asOf));
        if (asOf != null) {
            return new Ready(
                    request,
                    beginning.log(),
                    beginning.last(),
                    checkpoints.covering(beginning.log(), beginning.last()));
        }
        long least = readAfter != null && readAfter.log().equals(beginning.log())
                ? Math.max(beginning.first(), readAfter.position())
                : beginning.first();
        WitnessedCheckpoint under = checkpoints.covering(beginning.log(), least);
        return new Ready(
                request,
                beginning.log(),
                Math.min(beginning.last(), under.checkpoint().size() - 1),
                under);
    }

    /**
     * Where a subject begins, and how far it may be looked at.
     *
     * @param last as was asked, or else the last that is applied
     */
    private record Beginning(String log, long first, long last) {}

    private Beginning beginning(JdbcClient jdbc, BundleRequest request, @Nullable AsOf asOf) {
        String stream = Selection.stream(request.subject());
        return jdbc.sql("""
                        SELECT applied.log, first.position AS first, applied.position AS last FROM read.applied
                        JOIN read.archive AS first ON first.log = applied.log AND stream = ? AND stream_version = 0
                        """)
                .param(stream)
                .query(Beginning.class)
                .optional()
                .map(found -> asOf == null
                        ? found
                        : new Beginning(
                                found.log(),
                                found.first(),
                                past.cut(jdbc, found.log(), asOf).position()))
                .filter(found -> found.first() <= found.last())
                .orElseThrow(() -> ProblemException.notFound("There is no " + stream + ", or was none then"));
    }

    /**
     * Builds a bundle.
     *
     * @throws ProblemException before anything is written: 400 if what is to be withheld or opened is not in it, 410 if
     *     what is to be opened was erased
     * @throws UncheckedIOException if the reader is gone
     */
    void write(Ready ready, Receiver receiver) {
        snapshot.read(jdbc -> {
            Contents contents = contents(jdbc, ready);
            try {
                Manifest manifest = new Manifest(contents);
                files.each(jdbc, contents, manifest);
                byte[] listed = manifest.done();
                ZipOutputStream zip = new ZipOutputStream(receiver.begin(contents.cut(), manifest.sha256(listed)));
                files.each(jdbc, contents, (path, content) -> entry(zip, path, content));
                entry(zip, Manifest.PATH, listed);
                zip.finish();
                return contents;
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
    }

    private static void entry(ZipOutputStream zip, String path, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private Contents contents(JdbcClient jdbc, Ready ready) {
        BundleRequest request = ready.request();
        Cut cut = past.cut(jdbc, ready.log(), new AsOf.Position(ready.position()));
        long[] positions = selection.positions(jdbc, cut, request.subject());
        Map<Long, WithheldEvent> hidden = request.withheldByPosition();
        List<OpenedField> shown = request.openedInOrder();
        Map<Long, byte[]> named = named(jdbc, cut, positions, hidden, shown);
        Map<Long, Withheld> withheld = new TreeMap<>();
        hidden.forEach((position, why) -> {
            byte[] bytes = bytes(named, position, "withheld");
            withheld.put(position, new Withheld(why, codec.decode(bytes).stream(), Hash.ofEntry(bytes)));
        });
        List<Opened> opened = new ArrayList<>();
        for (OpenedField field : shown) {
            byte[] bytes = bytes(named, field.position(), "opened");
            opened.add(new Opened(field, openings.open(jdbc, cut, field, bytes)));
        }
        return new Contents(
                cut,
                request.subject(),
                request.asOfRecorded(),
                positions,
                withheld,
                opened,
                pages.of(jdbc, cut, request.subject(), withheld.values()),
                ready.under());
    }

    /** The events that are withheld or opened, as far as the bundle has them. */
    private static Map<Long, byte[]> named(
            JdbcClient jdbc, Cut cut, long[] positions, Map<Long, WithheldEvent> hidden, List<OpenedField> shown) {
        long[] wanted = LongStream.concat(
                        hidden.keySet().stream().mapToLong(Long::longValue),
                        shown.stream().mapToLong(OpenedField::position))
                .filter(position -> Arrays.binarySearch(positions, position) >= 0)
                .distinct()
                .toArray();
        Map<Long, byte[]> found = new HashMap<>();
        for (Stored event : BundleFiles.read(jdbc, cut.log(), wanted)) {
            found.put(event.position(), event.bytes());
        }
        return found;
    }

    private static byte[] bytes(Map<Long, byte[]> named, long position, String field) {
        byte[] bytes = named.get(position);
        if (bytes == null) {
            throw ProblemException.invalidField(field, "The bundle has no event at position " + position);
        }
        return bytes;
    }
}
