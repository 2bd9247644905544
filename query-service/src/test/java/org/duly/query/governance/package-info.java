/** Tests of what is asked about governance. */
@NullMarked
package org.duly.query.governance;

import org.jspecify.annotations.NullMarked;
