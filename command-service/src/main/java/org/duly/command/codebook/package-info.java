/** The codebook: the themes that free text is coded to, their versions, splits and mergers. */
@NullMarked
package org.duly.command.codebook;

import org.jspecify.annotations.NullMarked;
