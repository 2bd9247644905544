/**
 * Reads the files people keep responses in, row by row, as they really come. Knows nothing of responses: what a column
 * means is said elsewhere.
 */
@NullMarked
package org.duly.command.intake.sheet;

import org.jspecify.annotations.NullMarked;
