/** Ballots of members: electorates, sealed papers, counts and results. */
@NullMarked
package org.duly.command.ballot;

import org.jspecify.annotations.NullMarked;
