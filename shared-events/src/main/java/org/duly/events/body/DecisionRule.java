package org.duly.events.body;

import org.duly.events.governance.Fraction;

/**
 * What carries a motion.
 *
 * @param strictlyMore whether more than the threshold is needed, as with a simple majority: more than 1/2 of those cast
 */
public record DecisionRule(Fraction threshold, ShareBase of, boolean strictlyMore) {}
