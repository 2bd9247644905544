/** From responses to decisions and back, hop by hop, of any size. */
@NullMarked
package org.duly.query.trace;

import org.jspecify.annotations.NullMarked;
