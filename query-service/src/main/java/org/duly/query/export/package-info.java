/** Everything that can be asked, as files: comma-separated values and JSON Lines, complete, of one state. */
@NullMarked
package org.duly.query.export;

import org.jspecify.annotations.NullMarked;
