/** What bodies, documents, sign-offs and decisions are found by, and what their views have in common. */
@NullMarked
package org.duly.query.governance;

import org.jspecify.annotations.NullMarked;
