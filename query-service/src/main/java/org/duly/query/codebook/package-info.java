/** The themes that responses are coded to, and what the codings say over all. */
@NullMarked
package org.duly.query.codebook;

import org.jspecify.annotations.NullMarked;
