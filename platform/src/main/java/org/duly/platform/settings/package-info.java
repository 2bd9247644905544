/** What is told of a service's settings when it starts. */
@NullMarked
package org.duly.platform.settings;

import org.jspecify.annotations.NullMarked;
