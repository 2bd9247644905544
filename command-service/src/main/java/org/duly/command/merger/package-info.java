/** Merger cases, from the proposal to the effective date or its abandonment. */
@NullMarked
package org.duly.command.merger;

import org.jspecify.annotations.NullMarked;
