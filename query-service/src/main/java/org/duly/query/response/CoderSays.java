package org.duly.query.response;

/**
 * What one person says of a response.
 *
 * @param coder opaque id
 */
public record CoderSays(String coder, CodingContent content) {}
