@NullMarked
package org.duly.standalone;

import org.jspecify.annotations.NullMarked;
