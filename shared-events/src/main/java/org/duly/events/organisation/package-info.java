/** Events of an organisation: established, federated, renamed, dissolved. */
@NullMarked
package org.duly.events.organisation;

import org.jspecify.annotations.NullMarked;
