/** Responses from files: a sheet is read, mapped, shown as it would be logged, and then logged in batches. */
@NullMarked
package org.duly.command.intake;

import org.jspecify.annotations.NullMarked;
