@NullMarked
package org.duly.command.signoff;

import org.jspecify.annotations.NullMarked;
