/** Databases: how to reach one, and bringing its schema up to date. */
@NullMarked
package org.duly.platform.database;

import org.jspecify.annotations.NullMarked;
