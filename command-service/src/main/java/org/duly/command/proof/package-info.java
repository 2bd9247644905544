/** Proofs of the log: its Merkle tree, signed checkpoints, tiles for everyone, and the audit of log against tree. */
@NullMarked
package org.duly.command.proof;

import org.jspecify.annotations.NullMarked;
