/** How a command becomes events: deciders, rules, the dispatcher, and Axon underneath. */
@NullMarked
package org.duly.command.handling;

import org.jspecify.annotations.NullMarked;
