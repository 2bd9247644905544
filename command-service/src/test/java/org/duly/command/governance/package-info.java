@NullMarked
package org.duly.command.governance;

import org.jspecify.annotations.NullMarked;
