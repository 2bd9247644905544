/** Tests of the published contract. */
@org.jspecify.annotations.NullMarked
package org.duly.events;
