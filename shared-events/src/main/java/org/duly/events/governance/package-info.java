/** What bodies, sign-offs, decisions, ballots and mergers share: authority, quorum, votes, conditions, irregularities. */
@NullMarked
package org.duly.events.governance;

import org.jspecify.annotations.NullMarked;
