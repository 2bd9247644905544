package org.duly.events;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How an event is to be handled, after the UK Government Security Classifications Policy (2024): everything is
 * OFFICIAL; what concerns an individual carries the SENSITIVE marking even though its personal fields are encrypted.
 */
public enum Classification {
    OFFICIAL("OFFICIAL"),
    OFFICIAL_SENSITIVE("OFFICIAL-SENSITIVE");

    private final String marking;

    Classification(String marking) {
        this.marking = marking;
    }

    /** The marking as it stands in the envelope. */
    @JsonValue
    public String marking() {
        return marking;
    }

    /**
     * Reads a marking.
     *
     * @throws IllegalArgumentException if there is no such marking
     */
    public static Classification of(String marking) {
        for (Classification classification : values()) {
            if (classification.marking.equals(marking)) {
                return classification;
            }
        }
        throw new IllegalArgumentException("No classification is marked '" + marking + "'");
    }
}
