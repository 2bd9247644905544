package org.duly.events.decision;

import java.util.UUID;

/**
 * One version of a document.
 *
 * @param sha256 lower-case hex, of its bytes
 */
public record DocumentVersion(UUID documentId, int version, String sha256) {}
