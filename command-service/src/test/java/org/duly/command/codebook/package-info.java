@NullMarked
package org.duly.command.codebook;

import org.jspecify.annotations.NullMarked;
