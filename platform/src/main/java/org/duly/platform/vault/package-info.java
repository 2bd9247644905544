/** The vault: keys that personal fields are encrypted under, and the ciphers that use them. */
@NullMarked
package org.duly.platform.vault;

import org.jspecify.annotations.NullMarked;
