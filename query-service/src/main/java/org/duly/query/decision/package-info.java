/** Decisions: their history, their records, and what governance still waits for. */
@NullMarked
package org.duly.query.decision;

import org.jspecify.annotations.NullMarked;
