@NullMarked
package org.duly.command.proof;

import org.jspecify.annotations.NullMarked;
