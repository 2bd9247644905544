/** The log: one total order of events, gap-free, append-only, exact bytes. */
@NullMarked
package org.duly.command.log;

import org.jspecify.annotations.NullMarked;
