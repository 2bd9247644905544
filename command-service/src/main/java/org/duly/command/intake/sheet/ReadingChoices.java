package org.duly.command.intake.sheet;

import org.jspecify.annotations.Nullable;

/**
 * What is said about a file instead of leaving it to be guessed. Null leaves it.
 *
 * @param charset a character set's name as Java knows it, for example {@code windows-1252}
 * @param delimiter between the cells of a text file
 * @param skipRows how many rows that are not blank come before the header, such as a title; 0 if null
 * @param headerRows how many rows the header has: 1, or 2 where sub-questions stand under questions
 * @param sheet the name of a workbook's sheet; its first visible one if null
 */
public record ReadingChoices(
        @Nullable SheetFormat format,
        @Nullable String charset,
        @Nullable Character delimiter,
        @Nullable Integer skipRows,
        @Nullable Integer headerRows,
        @Nullable String sheet) {
    /** Everything is guessed. */
    public static final ReadingChoices NONE = new ReadingChoices(null, null, null, null, null, null);
}
