@NullMarked
package org.duly.command.response;

import org.jspecify.annotations.NullMarked;
