package org.duly.endtoend.processes;

/**
 * What a caller was told about a command that was accepted.
 *
 * @param command its Idempotency-Key
 */
record Acknowledged(String command, long position, String stream, long version) {}
