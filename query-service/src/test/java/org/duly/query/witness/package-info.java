@NullMarked
package org.duly.query.witness;

import org.jspecify.annotations.NullMarked;
