@NullMarked
package org.duly.testsupport;

import org.jspecify.annotations.NullMarked;
