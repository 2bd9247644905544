/** Habits of this service's web interface: paging, reading one's own writes. */
@NullMarked
package org.duly.query.web;

import org.jspecify.annotations.NullMarked;
