/** Web habits both services share: problem documents, limits. */
@NullMarked
package org.duly.platform.web;

import org.jspecify.annotations.NullMarked;
