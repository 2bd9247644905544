/** What becomes due: closing at the deadline, keys to destroy, organisations that succeed others, followed from the log. */
@NullMarked
package org.duly.command.due;

import org.jspecify.annotations.NullMarked;
