package org.duly.command.proof;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.duly.command.log.EventLog;
import org.duly.command.log.EventLog.LoggedEvent;
import org.duly.command.web.ActorSource;
import org.duly.platform.proofs.SigningKeys;
import org.duly.platform.proofs.StoredTree;
import org.duly.platform.web.Problem;
import org.duly.platform.web.ProblemException;
import org.duly.proofs.EntryBundle;
import org.duly.proofs.MalformedProofException;
import org.duly.proofs.Tile;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The log as C2SP tlog-tiles has it: the last checkpoint and the tree's hashes for everyone, the entries for those who may
 * read events. What is served is in the tree of the last checkpoint, and never changes.
 */
@RestController
@RequestMapping("/tlog")
class TileController {
    private static final Duration FOR_EVER = Duration.ofDays(365);
    private static final Duration A_MOMENT = Duration.ofSeconds(2);
    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=utf-8");
    private static final Set<String> READERS = Set.of("auditor", "governance-lead", "administrator");

    private final EventLog log;
    private final StoredTree tree;
    private final Checkpoints checkpoints;
    private final SigningKeys keys;
    private final ActorSource actors;

    TileController(EventLog log, StoredTree tree, Checkpoints checkpoints, SigningKeys keys, ActorSource actors) {
        this.log = log;
        this.tree = tree;
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.actors = actors;
    }

    @GetMapping("/checkpoint")
    ResponseEntity<String> checkpoint() {
        return checkpoints
                .last()
                .map(signed -> ResponseEntity.ok()
                        .contentType(TEXT)
                        .cacheControl(CacheControl.maxAge(A_MOMENT).cachePublic())
                        .body(signed.note().toString()))
                .orElseThrow(() -> ProblemException.notFound("Nothing was signed yet. Ask again in some seconds."));
    }

    /** Every key that ever signed for this log, one a line, the one in use last. */
    @GetMapping("/keys")
    ResponseEntity<String> keys() {
        StringBuilder lines = new StringBuilder();
        keys.published().forEach(published -> lines.append(published.key()).append('\n'));
        return ResponseEntity.ok().contentType(TEXT).body(lines.toString());
    }

    @GetMapping("/tile/{level}/{*place}")
    ResponseEntity<byte[]> tile(@PathVariable String level, @PathVariable String place) {
        Tile tile = known(level, place);
        return forEver(tile.hashes(tree.nodes()));
    }

    @GetMapping("/tile/entries/{*place}")
    ResponseEntity<byte[]> entries(@PathVariable String place, HttpServletRequest request) {
        if (!READERS.contains(actors.actorOf(request).role())) {
            throw new ProblemException(Problem.of(
                    HttpStatus.FORBIDDEN,
                    "entries-are-for-readers-of-events",
                    "Entries are not public",
                    "Ask in one of the roles "
                            + String.join(", ", READERS.stream().sorted().toList())
                            + ". Checkpoint and hashes are public."));
        }
        Tile tile = known("0", place);
        List<byte[]> entries = log.readAfter(tile.index() * Tile.FULL - 1, tile.width()).stream()
                .map(LoggedEvent::bytes)
                .toList();
        return forEver(EntryBundle.of(entries));
    }

    private Tile known(String level, String place) {
        Tile tile;
        try {
            tile = Tile.at(level, place.substring(1));
        } catch (MalformedProofException noSuch) {
            throw ProblemException.notFound(noSuch.getMessage() + ".");
        }
        long size = checkpoints.last().map(signed -> signed.checkpoint().size()).orElse(0L);
        if (!tile.isIn(size)) {
            throw ProblemException.notFound("The tree of the last checkpoint has " + size + " entries, and no "
                    + tile.path() + ". Ask for what its size says.");
        }
        return tile;
    }

    private static ResponseEntity<byte[]> forEver(byte[] content) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(CacheControl.maxAge(FOR_EVER).cachePublic().immutable())
                .body(content);
    }
}
