/** Figures, measured side by side in one run. Run by hand; the tests never depend on a time. */
@NullMarked
package org.duly.benchmarks;

import org.jspecify.annotations.NullMarked;
