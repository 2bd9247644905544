/** Tests of the trace room. */
@NullMarked
package org.duly.query.trace;

import org.jspecify.annotations.NullMarked;
