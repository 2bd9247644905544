@NullMarked
package org.duly.command.due;

import org.jspecify.annotations.NullMarked;
