/** Merger cases: what each stands on and what is still asked for. */
@NullMarked
package org.duly.query.merger;

import org.jspecify.annotations.NullMarked;
