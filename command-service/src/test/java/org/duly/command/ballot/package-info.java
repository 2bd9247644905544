@NullMarked
package org.duly.command.ballot;

import org.jspecify.annotations.NullMarked;
