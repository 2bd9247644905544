package org.duly.command.intake.sheet;

/** How much of anything a sheet may have, so that no file takes more memory than a row of it needs. */
final class SheetLimits {
    /** Columns of a sheet; Excel itself has 16,384. */
    static final int COLUMNS = 2_000;
    /** Characters of a row. */
    static final int ROW = 8 * 1024 * 1024;
    /** Characters of a column's name. */
    static final int NAME = 500;

    private SheetLimits() {}
}
