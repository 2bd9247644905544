@NullMarked
package org.duly.embedded;

import org.jspecify.annotations.NullMarked;
