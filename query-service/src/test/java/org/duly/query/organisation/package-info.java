/** Organisations as queries see them. */
@NullMarked
package org.duly.query.organisation;

import org.jspecify.annotations.NullMarked;
