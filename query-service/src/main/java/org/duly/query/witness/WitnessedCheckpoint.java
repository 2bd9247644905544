package org.duly.query.witness;

import java.util.List;
import org.duly.proofs.Checkpoint;
import org.duly.proofs.SignedNote;
import org.duly.proofs.VerifierKey;

/**
 * A checkpoint that the log signed and this witness cosigned, with the keys to check both by.
 *
 * @param note with the log's signature and the witness's cosignature
 * @param checkpoint what the note says
 * @param logKeys every key of the log that this witness ever trusted
 * @param witnessKeys every key this witness ever had
 */
public record WitnessedCheckpoint(
        SignedNote note, Checkpoint checkpoint, List<VerifierKey> logKeys, List<VerifierKey> witnessKeys) {}
