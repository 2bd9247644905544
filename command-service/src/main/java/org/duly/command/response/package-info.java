/** Responses: logged, checked, counted or excluded, coded; and the register of an engagement's responses. */
@NullMarked
package org.duly.command.response;

import org.jspecify.annotations.NullMarked;
