/** Events of an engagement: planned, published, opened, extended, closed, reported. */
@NullMarked
package org.duly.events.engagement;

import org.jspecify.annotations.NullMarked;
