/** Responses: the register, its personal text, its tallies. */
@NullMarked
package org.duly.query.response;

import org.jspecify.annotations.NullMarked;
