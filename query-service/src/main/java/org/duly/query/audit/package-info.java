/** The audit trail: who did what, when, as the log recorded it. */
@NullMarked
package org.duly.query.audit;

import org.jspecify.annotations.NullMarked;
