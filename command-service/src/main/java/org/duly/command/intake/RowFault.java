package org.duly.command.intake;

import org.jspecify.annotations.Nullable;

/**
 * Why a row cannot be logged.
 *
 * @param column the column at fault, or null if it is the row as a whole
 * @param reason what is wrong and what to do; never what the row says
 */
public record RowFault(@Nullable String column, String reason) {}
