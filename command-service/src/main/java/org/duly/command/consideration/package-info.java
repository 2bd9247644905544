/** Considerations: the points that responses raised, put to the bodies, and what they make of them. */
@NullMarked
package org.duly.command.consideration;

import org.jspecify.annotations.NullMarked;
