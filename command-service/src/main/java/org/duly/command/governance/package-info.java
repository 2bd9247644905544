/** What bodies' sign-offs, decisions, ballots and mergers share: authority, overrides with their irregularities, conditions. */
@NullMarked
package org.duly.command.governance;

import org.jspecify.annotations.NullMarked;
