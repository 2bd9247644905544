/** Organisations: established, federated, renamed, dissolved. */
@NullMarked
package org.duly.command.organisation;

import org.jspecify.annotations.NullMarked;
