@NullMarked
package org.duly.command.publisher;

import org.jspecify.annotations.NullMarked;
