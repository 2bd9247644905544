@NullMarked
package org.duly.command.decision;

import org.jspecify.annotations.NullMarked;
