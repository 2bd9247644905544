/** The command side: HTTP commands, aggregates, the log, and its way to the topic. */
@NullMarked
package org.duly.command;

import org.jspecify.annotations.NullMarked;
