package org.duly.events.response;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The row of a sheet or survey export that a response came in with.
 *
 * @param importId one file taken in once
 * @param source what the officers call the place it comes from: "Web survey, Oxfordshire"; never a person's name
 * @param sheet the sheet of a workbook; absent where a file has only one
 * @param row the line of the file on which the row starts, or the row of the sheet, from 1
 * @param digest keyed digest of the row, lower-case hex: says that the same row came again without saying what it held
 */
public record Intake(UUID importId, String source, @Nullable String sheet, long row, String digest) {}
