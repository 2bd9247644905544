@NullMarked
package org.duly.command.engagement;

import org.jspecify.annotations.NullMarked;
