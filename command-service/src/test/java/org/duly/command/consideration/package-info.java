@NullMarked
package org.duly.command.consideration;

import org.jspecify.annotations.NullMarked;
