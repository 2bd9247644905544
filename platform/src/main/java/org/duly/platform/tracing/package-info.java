/** What hands a trace on from one service to the other. */
@NullMarked
package org.duly.platform.tracing;

import org.jspecify.annotations.NullMarked;
