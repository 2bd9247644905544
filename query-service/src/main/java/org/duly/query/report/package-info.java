/** Engagement reports as they were issued, for people and for programs. */
@NullMarked
package org.duly.query.report;

import org.jspecify.annotations.NullMarked;
