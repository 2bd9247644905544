package org.duly.events.response;

/**
 * The scan, letter or e-mail a response was taken from, encrypted in the document store.
 *
 * @param document its keyed digest, lower-case hex
 */
public record Original(String document, String mediaType) {}
