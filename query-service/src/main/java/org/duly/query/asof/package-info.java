/** The past: which part of a log a question is about, and the events in it. */
@NullMarked
package org.duly.query.asof;

import org.jspecify.annotations.NullMarked;
