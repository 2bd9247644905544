/**
 * Proofs that anyone can check offline: an RFC 6962 Merkle tree over a log's entries, and the C2SP formats around it.
 *
 * <p>Nothing here reads a database, a clock or the network. Whatever comes from outside is parsed strictly: what is not
 * exactly in its format is a {@link org.duly.proofs.MalformedProofException}, never another exception and never valid.
 */
@NullMarked
package org.duly.proofs;

import org.jspecify.annotations.NullMarked;
