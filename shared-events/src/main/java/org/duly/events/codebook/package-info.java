/** Events of an engagement’s codebook: the themes that responses are coded to, and their versions. */
@NullMarked
package org.duly.events.codebook;

import org.jspecify.annotations.NullMarked;
