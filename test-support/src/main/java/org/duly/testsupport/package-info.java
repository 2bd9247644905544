/** One PostgreSQL and one Kafka per test JVM, and processes to kill. */
@NullMarked
package org.duly.testsupport;

import org.jspecify.annotations.NullMarked;
