package org.duly.command.response;

import java.util.UUID;

/** What other streams may know of a response. It never changes. */
public record ResponseFacts(UUID responseId, UUID engagementId, UUID respondentId, String receiptNumber) {}
