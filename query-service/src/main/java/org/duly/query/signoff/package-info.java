/** Sign-offs: the matrix of bodies and document versions, and the board's view of one item. */
@NullMarked
package org.duly.query.signoff;

import org.jspecify.annotations.NullMarked;
