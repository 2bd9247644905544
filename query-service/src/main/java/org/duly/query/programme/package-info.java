/** Programmes: their milestones, and where documents about them disagree. */
@NullMarked
package org.duly.query.programme;

import org.jspecify.annotations.NullMarked;
