/** Which responses repeat others: proposals of duplicates and of campaign letters, which only a person makes true. */
@NullMarked
package org.duly.query.campaign;

import org.jspecify.annotations.NullMarked;
