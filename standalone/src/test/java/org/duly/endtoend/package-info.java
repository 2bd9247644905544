/** Both services together, on a real database and a real broker. */
@NullMarked
package org.duly.endtoend;

import org.jspecify.annotations.NullMarked;
