@NullMarked
package org.duly.command;

import org.jspecify.annotations.NullMarked;
