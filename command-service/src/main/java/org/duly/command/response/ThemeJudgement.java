package org.duly.command.response;

import org.duly.events.codebook.Codebook;

/**
 * How many counted responses were coded to any of some themes, and up to where that was read: items, people and campaigns
 * apart.
 *
 * @param codebook the codebook in one of whose versions the themes were looked for
 * @param judgedAtPosition everything up to this position was taken in
 */
public record ThemeJudgement(long items, long people, long campaigns, Codebook codebook, long judgedAtPosition) {}
