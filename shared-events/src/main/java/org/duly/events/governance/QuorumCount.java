package org.duly.events.governance;

import java.util.List;

/**
 * A quorum as it was taken for one item.
 *
 * @param required the least number of members present that makes a quorum
 * @param present those who were there and count
 * @param base how many the fraction was taken of: seats or eligible members
 * @param classes those with a minimum of their own
 */
public record QuorumCount(int required, int present, int base, List<ClassCount> classes) {}
