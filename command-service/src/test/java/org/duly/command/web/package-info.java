@NullMarked
package org.duly.command.web;

import org.jspecify.annotations.NullMarked;
