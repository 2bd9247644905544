package org.duly.command.proof;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.duly.command.proof.Checkpoints.Signed;
import org.duly.command.proof.LogAudit.Finding;
import org.duly.platform.proofs.SigningKeys;
import org.duly.platform.proofs.StoredTree;
import org.duly.platform.web.ProblemException;
import org.duly.proofs.Hash;
import org.duly.proofs.TlogProof;
import org.duly.proofs.VerifierKey;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Proofs over HTTP: that an event stands in the log, that one checkpoint extends another, that the log is what was signed. */
@RestController
@RequestMapping("/api/v1/proofs")
class ProofController {
    private static final String TEXT = MediaType.TEXT_PLAIN_VALUE + ";charset=utf-8";

    private final StoredTree tree;
    private final Checkpoints checkpoints;
    private final SigningKeys keys;
    private final LogAudit audit;
    private final InstantSource clock;

    /** @param machineClock not the log's, which may be simulated */
    ProofController(
            StoredTree tree,
            Checkpoints checkpoints,
            SigningKeys keys,
            LogAudit audit,
            @Qualifier("machineClock") InstantSource machineClock) {
        this.tree = tree;
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.audit = audit;
        this.clock = machineClock;
    }

    /**
     * That the event of a position stands in the log (C2SP tlog-proof).
     *
     * @param size of the checkpoint to prove it under; the last one if absent
     */
    @GetMapping(path = "/events/{position}", produces = TEXT)
    String inclusion(@PathVariable long position, @RequestParam @Nullable Long size) {
        Signed signed = size == null ? last() : ofSize("/size", size);
        long entries = signed.checkpoint().size();
        if (position < 0 || position >= entries) {
            throw ProblemException.notFound("The checkpoint has the positions 0 to " + (entries - 1)
                    + ". A later event can be proven once it is in a checkpoint, some seconds after it was recorded.");
        }
        List<Hash> path = tree.merkleTree().inclusionProof(position, entries);
        return new TlogProof(position, path, signed.note()).toString();
    }

    /** That the tree of one checkpoint extends that of an earlier one. */
    @GetMapping("/consistency")
    ConsistencyProof consistency(@RequestParam long from, @RequestParam long to) {
        if (from > to) {
            throw ProblemException.invalidField("from", "Give the smaller size first.");
        }
        Signed earlier = ofSize("from", from);
        Signed later = ofSize("to", to);
        return new ConsistencyProof(
                earlier.note().toString(),
                later.note().toString(),
                tree.merkleTree().consistencyProof(from, to).stream()
                        .map(Hash::toBase64)
                        .toList());
    }

    /** Reads the whole log and holds it against what was signed. Takes about a second for 50,000 events. */
    @GetMapping("/audit")
    Finding audit() {
        return audit.audit(
                keys.published().stream().map(SigningKeys.Published::key).toList());
    }

    /** Every key that ever signed for this log. */
    @GetMapping("/keys")
    List<PublicKey> keys() {
        return keys.published().stream()
                .map(each -> new PublicKey(each.key().toString(), each.createdAt(), each.retiredAt()))
                .toList();
    }

    /** Retires the key in use and makes another. What the retired one signed can be checked as before. */
    @PostMapping("/keys/rotate")
    PublicKey rotate() {
        Instant now = clock.instant();
        VerifierKey key = keys.rotate(now).verifier();
        return new PublicKey(key.toString(), now, null);
    }

    private Signed last() {
        return checkpoints
                .last()
                .orElseThrow(() -> ProblemException.notFound("Nothing was signed yet. Ask again in some seconds."));
    }

    private Signed ofSize(String field, long size) {
        return checkpoints
                .ofSize(size)
                .orElseThrow(() -> ProblemException.invalidField(
                        field, "No checkpoint of " + size + " entries was signed. Give the size of one that was."));
    }

    /**
     * A proof that one checkpoint's tree extends another's.
     *
     * @param from the earlier checkpoint, a signed note
     * @param to the later one
     * @param proof hashes in base64, as RFC 6962 section 2.1.2 orders them
     */
    public record ConsistencyProof(String from, String to, List<String> proof) {}

    /**
     * A key as it is handed out.
     *
     * @param verifier in the form of C2SP signed-note
     * @param retiredAt from when on it signs nothing more; absent while it does
     */
    public record PublicKey(
            String verifier, Instant createdAt, @Nullable Instant retiredAt) {}
}
