package org.duly.events.disclosure;

/**
 * An event that a bundle proves to exist and does not show.
 *
 * @param position in the log
 * @param exemption the provision relied on, such as a section of the Freedom of Information Act 2000
 * @param reason why it applies, in the body's own words, never about a private person
 */
public record WithheldEvent(long position, String exemption, String reason) {}
