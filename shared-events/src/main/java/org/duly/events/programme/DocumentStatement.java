package org.duly.events.programme;

/**
 * What one document says of a subject.
 *
 * @param says in the document's own words
 */
public record DocumentStatement(SourceReference source, String says) {}
