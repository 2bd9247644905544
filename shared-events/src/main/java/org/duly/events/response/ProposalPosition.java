package org.duly.events.response;

/** The overall position of a response on one proposal. */
public record ProposalPosition(String proposalId, Position position) {}
