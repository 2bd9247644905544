/** The built-in demo: one real consultation's outline with synthetic responses, on a simulated clock. */
@NullMarked
package org.duly.standalone.demo;

import org.jspecify.annotations.NullMarked;
