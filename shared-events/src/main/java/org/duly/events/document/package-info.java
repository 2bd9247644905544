/** Events of a document that bodies sign: each version by its digest. */
@NullMarked
package org.duly.events.document;

import org.jspecify.annotations.NullMarked;
