/**
 * The witness: it reads the topics alone, works out every log's tree itself, and cosigns a checkpoint only if it is of the
 * tree it has read. It shares nothing with the read models but the process, and can run without them.
 */
@NullMarked
package org.duly.query.witness;

import org.jspecify.annotations.NullMarked;
