/** Events of a decision: taken, published, called in, effective, corrected, superseded. */
@NullMarked
package org.duly.events.decision;

import org.jspecify.annotations.NullMarked;
