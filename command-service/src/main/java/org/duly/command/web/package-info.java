/** What every HTTP command shares: who asks, limits, answers, problems. */
@NullMarked
package org.duly.command.web;

import org.jspecify.annotations.NullMarked;
