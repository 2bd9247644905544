/** The lineage of organisations: who took whose place, who worked as one with whom, under which names. */
@NullMarked
package org.duly.query.organisation;

import org.jspecify.annotations.NullMarked;
