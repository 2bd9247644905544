/** Documents that bodies sign, version by version. */
@NullMarked
package org.duly.query.document;

import org.jspecify.annotations.NullMarked;
