@NullMarked
package org.duly.simulation;

import org.jspecify.annotations.NullMarked;
