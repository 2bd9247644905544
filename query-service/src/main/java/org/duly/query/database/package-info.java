/** Writing many rows at once, and where the tables are. */
@NullMarked
package org.duly.query.database;

import org.jspecify.annotations.NullMarked;
