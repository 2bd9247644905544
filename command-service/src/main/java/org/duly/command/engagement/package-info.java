/** Engagements: planned, published, opened, extended, closed, reported. */
@NullMarked
package org.duly.command.engagement;

import org.jspecify.annotations.NullMarked;
