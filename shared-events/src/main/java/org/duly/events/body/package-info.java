/** Events of a body that decides: its constitution, its seats and the scheme of what it reserves and delegates. */
@NullMarked
package org.duly.events.body;

import org.jspecify.annotations.NullMarked;
