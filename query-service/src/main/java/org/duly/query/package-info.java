/** The query service: reads the topic, keeps the read models, answers questions. */
@NullMarked
package org.duly.query;

import org.jspecify.annotations.NullMarked;
