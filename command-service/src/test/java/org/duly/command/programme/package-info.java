@NullMarked
package org.duly.command.programme;

import org.jspecify.annotations.NullMarked;
