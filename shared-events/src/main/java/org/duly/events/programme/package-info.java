/** Events of a programme: its milestones, and where documents about it disagree. */
@NullMarked
package org.duly.events.programme;

import org.jspecify.annotations.NullMarked;
