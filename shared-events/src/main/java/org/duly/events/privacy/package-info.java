/** Erasure and legal holds. */
@NullMarked
package org.duly.events.privacy;

import org.jspecify.annotations.NullMarked;
