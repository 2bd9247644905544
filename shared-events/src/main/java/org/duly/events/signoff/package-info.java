/** Events of a sign-off: one body, one version of one document, from the request to the outcome. */
@NullMarked
package org.duly.events.signoff;

import org.jspecify.annotations.NullMarked;
