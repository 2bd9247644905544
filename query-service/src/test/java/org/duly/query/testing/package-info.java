/** What the tests of this service share: events to feed it, and the service itself, started. */
@org.jspecify.annotations.NullMarked
package org.duly.query.testing;
