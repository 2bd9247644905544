/** Events of a ballot of members, constituency by constituency. */
@NullMarked
package org.duly.events.ballot;

import org.jspecify.annotations.NullMarked;
