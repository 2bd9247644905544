/** Whether the record shows a fair engagement: the sequence check, and the sheet of the four Gunning principles. */
@NullMarked
package org.duly.query.gunning;

import org.jspecify.annotations.NullMarked;
