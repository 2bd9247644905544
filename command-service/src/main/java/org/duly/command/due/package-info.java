/** What becomes due: closing at the deadline, and keys to destroy, both followed from the log. */
@NullMarked
package org.duly.command.due;

import org.jspecify.annotations.NullMarked;
