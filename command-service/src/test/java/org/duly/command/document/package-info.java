@NullMarked
package org.duly.command.document;

import org.jspecify.annotations.NullMarked;
