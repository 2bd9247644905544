/** Several instances of both services, each a process of its own, through kills, restarts and outages under load. */
@NullMarked
package org.duly.endtoend.processes;

import org.jspecify.annotations.NullMarked;
