/** Disclosures: that a bundle of events with their proofs was given out. */
@NullMarked
package org.duly.command.disclosure;

import org.jspecify.annotations.NullMarked;
