/** The launcher: PostgreSQL, Kafka and both services in one process, on one data folder, with one command. */
@NullMarked
package org.duly.standalone;

import org.jspecify.annotations.NullMarked;
