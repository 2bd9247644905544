/** Events of a merger case, from the proposal to the effective date or its abandonment. */
@NullMarked
package org.duly.events.merger;

import org.jspecify.annotations.NullMarked;
