/** What the documentation shows, compiled and run. */
@NullMarked
package org.duly.examples;

import org.jspecify.annotations.NullMarked;
