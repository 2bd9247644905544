package org.duly.query.response;

/** Where an item stands: received = counted + excluded + pending, always. */
public enum ResponseState {
    PENDING,
    COUNTED,
    EXCLUDED
}
