package org.duly.command.response;

/**
 * What a vote that names an engagement is judged on, read up to one position.
 *
 * @param considered how far the responses are considered, and the position
 * @param papers what the engagement has issued
 */
public record VoteJudgement(ConsideredJudgement considered, EngagementPapers papers) {}
