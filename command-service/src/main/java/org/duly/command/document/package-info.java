/** Documents that bodies sign, each version by its digest. */
@NullMarked
package org.duly.command.document;

import org.jspecify.annotations.NullMarked;
