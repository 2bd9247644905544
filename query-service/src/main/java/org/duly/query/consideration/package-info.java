/** The points that responses raised, how the bodies answered them, and what still waits for somebody. */
@NullMarked
package org.duly.query.consideration;

import org.jspecify.annotations.NullMarked;
