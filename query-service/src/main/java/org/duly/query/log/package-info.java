/** The log as this service sees it: what was read from the topic, up to which position it was applied, and the archive. */
@NullMarked
package org.duly.query.log;

import org.jspecify.annotations.NullMarked;
