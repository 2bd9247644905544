/** The publisher: takes the log's events, in order and each once, to Kafka. */
@NullMarked
package org.duly.command.publisher;

import org.jspecify.annotations.NullMarked;
