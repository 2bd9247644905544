/** Bodies that decide: how they are made up, who sits on them, and what their schemes give to whom. */
@NullMarked
package org.duly.command.body;

import org.jspecify.annotations.NullMarked;
