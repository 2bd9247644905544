package org.duly.events.programme;

/** How precisely a date was stated. */
public enum DatePrecision {
    DAY,
    MONTH,
    QUARTER,
    YEAR
}
