/** The past: what is answered about it is what was answered then. */
@org.jspecify.annotations.NullMarked
package org.duly.query.asof;
