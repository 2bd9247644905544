/**
 * Disclosure bundles: the events something rests on, each provable by whoever holds the bundle, with a page to read. Building
 * one is a question and changes nothing; that it was given out is recorded with the command service.
 */
@NullMarked
package org.duly.query.disclosure;

import org.jspecify.annotations.NullMarked;
