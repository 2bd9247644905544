/** Decisions of bodies and offices: taken, corrected, published, called in, effective, superseded. */
@NullMarked
package org.duly.command.decision;

import org.jspecify.annotations.NullMarked;
