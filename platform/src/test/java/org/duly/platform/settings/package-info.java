@NullMarked
package org.duly.platform.settings;

import org.jspecify.annotations.NullMarked;
