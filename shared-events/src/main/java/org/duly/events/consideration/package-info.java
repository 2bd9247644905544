/** Events of a consideration: a point that responses raised, and how the bodies answer it. */
@NullMarked
package org.duly.events.consideration;

import org.jspecify.annotations.NullMarked;
