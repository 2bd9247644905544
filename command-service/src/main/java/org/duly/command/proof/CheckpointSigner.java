package org.duly.command.proof;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.duly.command.due.Follower;
import org.duly.command.log.EventLog;
import org.duly.command.proof.Checkpoints.Signed;
import org.duly.platform.proofs.SigningKeys;
import org.duly.platform.proofs.StoredTree;
import org.duly.proofs.Checkpoint;
import org.duly.proofs.Hash;
import org.duly.proofs.MerkleProofs;
import org.duly.proofs.MerkleTree;
import org.duly.proofs.SignedNote;
import org.duly.proofs.SigningKey;
import org.jspecify.annotations.Nullable;

/**
 * Signs checkpoints: some time after the tree grew, and at once after what people will want proven. Never one that is
 * inconsistent with an earlier one: a tree that lost or changed what was signed is refused, loudly, for good.
 */
public final class CheckpointSigner {
    private final EventLog log;
    private final StoredTree tree;
    private final Checkpoints checkpoints;
    private final SigningKeys keys;
    private final InstantSource clock;
    private final Duration interval;
    private final List<String> signedAtOnce;
    private volatile @Nullable String refusal;
    /** Whether the tree, which after a start is partly made anew, was held against what was signed before. */
    private boolean compared;

    /**
     * Signs nothing by itself.
     *
     * @param clock the machine's, also for a log whose own clock is simulated
     * @param interval how long the tree may have grown without a checkpoint
     * @param signedAtOnce types of events that are not to wait for that
     */
    public CheckpointSigner(
            EventLog log,
            StoredTree tree,
            Checkpoints checkpoints,
            SigningKeys keys,
            InstantSource clock,
            Duration interval,
            List<String> signedAtOnce) {
        this.log = log;
        this.tree = tree;
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.clock = clock;
        this.interval = interval;
        this.signedAtOnce = signedAtOnce;
    }

    /** Signs if there is something to sign by now, and says when to ask again. */
    Duration signIfDue() {
        Signed last = checkpoints.last().orElse(null);
        long size = tree.size();
        long signed = last == null ? 0 : last.checkpoint().size();
        if (size < signed) {
            // Another instance was faster, or what was signed is gone.
            verifyNothingIsGone(log.head() + 1, signed);
            return Follower.SLOW_POLL;
        }
        if (last != null && !compared) {
            verifyExtends(last.checkpoint(), size);
            compared = true;
        }
        if (size == signed) {
            return Follower.SLOW_POLL;
        }
        Instant due = last == null ? Instant.MIN : last.signedAt().plus(interval);
        Instant now = clock.instant();
        if (now.isBefore(due) && !hasSomethingForAtOnce(signed)) {
            return Duration.between(now, due);
        }
        sign();
        return Follower.SLOW_POLL;
    }

    /** Signs the tree as it is, unless that was signed already. */
    Optional<Signed> sign() {
        Optional<Signed> signed = checkpoints.add(this::next);
        refusal = null;
        return signed;
    }

    /**
     * Sees to it that the log still has what its tree has.
     *
     * @throws AlteredPastException if not
     */
    void verifyNothingIsGone(long logSize, long treeSize) {
        verify(logSize >= treeSize, "The log ends before position " + (treeSize - 1) + ", which was there before");
    }

    /** Why nothing is signed any more; null while all is well. */
    @Nullable
    String refusal() {
        return refusal;
    }

    private @Nullable Signed next(@Nullable Signed last) {
        long size = tree.size();
        if (last != null) {
            if (last.checkpoint().size() >= size) {
                return null;
            }
            verifyExtends(last.checkpoint(), size);
        }
        Instant now = clock.instant();
        Checkpoint next = new Checkpoint(log.name(), size, tree.merkleTree().root(size));
        return new Signed(signed(next, last, keys.current(now)), now);
    }

    /** The first checkpoint that a key signs names it, and the key before it signs too: so a follower can go along. */
    private SignedNote signed(Checkpoint next, @Nullable Signed last, SigningKey key) {
        if (last == null) {
            return SignedNote.of(next.naming(key.verifier()).text(), key);
        }
        return keys.handingOver(last.note())
                .map(before -> {
                    String text = next.naming(key.verifier()).text();
                    return SignedNote.of(text, before).with(key.sign(text));
                })
                .orElseGet(() -> SignedNote.of(next.text(), key));
    }

    private void verifyExtends(Checkpoint before, long size) {
        MerkleTree merkle = tree.merkleTree();
        List<Hash> proof = merkle.consistencyProof(before.size(), size);
        verify(
                MerkleProofs.extend(before.size(), before.root(), size, merkle.root(size), proof),
                "The tree of " + size + " entries does not extend the one of " + before.size() + " that was signed");
    }

    private boolean hasSomethingForAtOnce(long signed) {
        return !log.readTypes(signedAtOnce, signed - 1, 1).isEmpty();
    }

    private void verify(boolean holds, String otherwise) {
        if (!holds) {
            String said = otherwise + ". Nothing is signed until it is known why: audit the log against its tree.";
            refusal = said;
            throw new AlteredPastException(said);
        }
    }
}
