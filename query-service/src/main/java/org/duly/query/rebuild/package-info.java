/** Building the read models anew from the topic alone, and comparing them by digest. */
@NullMarked
package org.duly.query.rebuild;

import org.jspecify.annotations.NullMarked;
