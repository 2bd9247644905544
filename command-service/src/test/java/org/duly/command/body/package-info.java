@NullMarked
package org.duly.command.body;

import org.jspecify.annotations.NullMarked;
