/** Events of one received response: one item is one stream. */
@NullMarked
package org.duly.events.response;

import org.jspecify.annotations.NullMarked;
