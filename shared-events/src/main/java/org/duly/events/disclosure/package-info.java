/** Events of a disclosure: what was given out of the log, to whom, and what was held back. */
@NullMarked
package org.duly.events.disclosure;

import org.jspecify.annotations.NullMarked;
