/** Programmes: milestones set, moved, met and missed, and documents that disagree. */
@NullMarked
package org.duly.command.programme;

import org.jspecify.annotations.NullMarked;
