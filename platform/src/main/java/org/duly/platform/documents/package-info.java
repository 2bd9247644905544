/** The document store: content-addressed, encrypted where personal. */
@NullMarked
package org.duly.platform.documents;

import org.jspecify.annotations.NullMarked;
