package org.duly.command.log;

/**
 * Which log this is. Given at its first start, never changed.
 *
 * @param name globally unique, the {@code source} of its events: {@code duly.example.nhs.uk/main}
 * @param simulated whether its clock is simulated, so that nobody takes a demo for the record
 */
public record LogIdentity(String name, boolean simulated) {
    public LogIdentity {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A log has a name");
        }
    }
}
