/** Bodies that decide: how each is made up, who sits on it, and its scheme of reservation and delegation. */
@NullMarked
package org.duly.query.body;

import org.jspecify.annotations.NullMarked;
