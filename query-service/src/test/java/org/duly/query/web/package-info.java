/** Tests. */
@org.jspecify.annotations.NullMarked
package org.duly.query.web;
