package org.duly.command.intake.sheet;

/** What kind of file a sheet is. */
public enum SheetFormat {
    /** Text with a delimiter, whichever it is. */
    CSV,
    /** A workbook of Excel, LibreOffice or Google Sheets. */
    XLSX,
    /** One JSON object a line. */
    JSON_LINES
}
