package org.duly.events.response;

/**
 * Part of an answer that is not disclosed.
 *
 * @param start first character, from 0, in Unicode code points
 * @param end the character after the last
 * @param exemption the provision relied on, such as a section of the Freedom of Information Act 2000
 */
public record RedactedSpan(String questionId, int start, int end, String exemption, String reason) {}
