@NullMarked
package org.duly.proofs;

import org.jspecify.annotations.NullMarked;
