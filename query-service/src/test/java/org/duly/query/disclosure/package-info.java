@NullMarked
package org.duly.query.disclosure;

import org.jspecify.annotations.NullMarked;
