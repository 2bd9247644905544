/** The vault and the document store as the command side opens them: it creates keys, and keeps documents. */
@NullMarked
package org.duly.command.vault;

import org.jspecify.annotations.NullMarked;
