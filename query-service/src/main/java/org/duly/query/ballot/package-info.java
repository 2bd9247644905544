/** Ballots of members: turn-out, results with their arithmetic, papers once the result is declared. */
@NullMarked
package org.duly.query.ballot;

import org.jspecify.annotations.NullMarked;
