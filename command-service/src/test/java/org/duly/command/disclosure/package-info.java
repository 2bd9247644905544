@NullMarked
package org.duly.command.disclosure;

import org.jspecify.annotations.NullMarked;
