/** Engagements: what is asked, of whom, until when, and how it stands. */
@NullMarked
package org.duly.query.engagement;

import org.jspecify.annotations.NullMarked;
