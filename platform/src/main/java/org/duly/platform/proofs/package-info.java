/** A log's Merkle tree as both services keep it in their databases, and the keys that sign for it. */
@NullMarked
package org.duly.platform.proofs;

import org.jspecify.annotations.NullMarked;
