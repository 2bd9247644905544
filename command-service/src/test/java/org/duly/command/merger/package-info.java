@NullMarked
package org.duly.command.merger;

import org.jspecify.annotations.NullMarked;
