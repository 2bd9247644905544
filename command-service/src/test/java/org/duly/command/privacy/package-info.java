@NullMarked
package org.duly.command.privacy;

import org.jspecify.annotations.NullMarked;
