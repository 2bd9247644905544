package org.duly.query.witness;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.duly.platform.proofs.StoredTree;
import org.duly.proofs.Checkpoint;
import org.duly.proofs.Hash;
import org.duly.proofs.MerkleProofs;
import org.duly.proofs.MerkleTree;
import org.duly.proofs.TlogProof;

/** What this witness vouches for: checkpoints it cosigned, and proofs under them from the tree it read itself. Thread-safe. */
public final class Witness {
    private final WitnessLoop loop;
    private final Memory memory;

    Witness(WitnessLoop loop, Memory memory) {
        this.loop = loop;
        this.memory = memory;
    }

    /**
     * The newest checkpoint of a log that this witness cosigned, and whose tree this instance has read.
     *
     * @return empty before the first
     */
    public Optional<WitnessedCheckpoint> last(String log) {
        EventReading reading = loop.logs().get(log);
        return reading == null
                ? Optional.empty()
                : memory.cosigned().last(log, reading.tree().size()).map(entry -> witnessed(log, entry));
    }

    /**
     * That the event of a position stands in the log (C2SP tlog-proof).
     *
     * @param under a checkpoint of {@link #last}
     * @throws IllegalArgumentException if the checkpoint does not cover the position
     * @throws IllegalStateException if the log is not read at the moment: ask again
     */
    public TlogProof proof(long position, WitnessedCheckpoint under) {
        return proofs(List.of(position), under).getFirst();
    }

    /** The proofs of several positions, in their order. */
    public List<TlogProof> proofs(List<Long> positions, WitnessedCheckpoint under) {
        Checkpoint checkpoint = under.checkpoint();
        EventReading reading = loop.logs().get(checkpoint.origin());
        if (reading == null || reading.tree().size() < checkpoint.size()) {
            throw new IllegalStateException("The witness does not read " + checkpoint.origin() + " at the moment");
        }
        StoredTree tree = reading.tree();
        MerkleTree merkle = tree.merkleTree();
        return positions.stream()
                .map(position -> {
                    List<Hash> path = merkle.inclusionProof(position, checkpoint.size());
                    if (!MerkleProofs.includes(
                            tree.entry(position), position, checkpoint.size(), path, checkpoint.root())) {
                        throw new IllegalStateException("The tree that this witness kept was altered at " + position);
                    }
                    return new TlogProof(position, path, under.note());
                })
                .toList();
    }

    /** Where it stands with every log. */
    WitnessState state() {
        Watch watch = loop.watch();
        List<WitnessState.WitnessedLog> logs = watch == null
                ? List.of()
                : watch.logs().values().stream()
                        .map(reading -> WitnessState.WitnessedLog.of(
                                reading,
                                watch.waitingSince(reading.log()),
                                memory.cosigned().last(reading.log()).orElse(null)))
                        .sorted(Comparator.comparing(WitnessState.WitnessedLog::log))
                        .toList();
        return new WitnessState(logs, memory.alarms().open(), loop.failure());
    }

    private WitnessedCheckpoint witnessed(String log, Cosigned.Entry entry) {
        return new WitnessedCheckpoint(
                entry.note(),
                entry.checkpoint(),
                memory.keys().ever(log),
                memory.cosigned().witnessKeys());
    }
}
