/** A durable PostgreSQL and a durable Kafka inside this process, for the standalone and for the tests. */
@NullMarked
package org.duly.embedded;

import org.jspecify.annotations.NullMarked;
