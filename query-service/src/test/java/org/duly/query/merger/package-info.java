/** Merger cases as queries see them. */
@NullMarked
package org.duly.query.merger;

import org.jspecify.annotations.NullMarked;
