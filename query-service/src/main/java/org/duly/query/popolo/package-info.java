/** Organisations, posts, memberships, motions and votes in the words of the Popolo specification. */
@NullMarked
package org.duly.query.popolo;

import org.jspecify.annotations.NullMarked;
