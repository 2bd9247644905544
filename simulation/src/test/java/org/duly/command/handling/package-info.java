@NullMarked
package org.duly.command.handling;

import org.jspecify.annotations.NullMarked;
