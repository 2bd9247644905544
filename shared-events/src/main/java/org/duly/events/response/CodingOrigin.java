package org.duly.events.response;

/** Whether a person or a model coded a response; a model's coding is only ever a suggestion. */
public enum CodingOrigin {
    HUMAN,
    MODEL
}
