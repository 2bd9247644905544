/** Sign-offs: one body, one version of one document, from the request through interests, quorum and vote to the outcome. */
@NullMarked
package org.duly.command.signoff;

import org.jspecify.annotations.NullMarked;
