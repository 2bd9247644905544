/** Ballots as queries see them. */
@NullMarked
package org.duly.query.ballot;

import org.jspecify.annotations.NullMarked;
