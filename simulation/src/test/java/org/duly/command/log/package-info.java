@NullMarked
package org.duly.command.log;

import org.jspecify.annotations.NullMarked;
