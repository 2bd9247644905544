/** What governance still waits for. */
@NullMarked
package org.duly.query.gap;

import org.jspecify.annotations.NullMarked;
