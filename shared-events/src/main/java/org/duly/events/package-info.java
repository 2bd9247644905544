/** The envelope, the codec and the values that every event shares. */
@NullMarked
package org.duly.events;

import org.jspecify.annotations.NullMarked;
