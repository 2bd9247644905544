package org.duly.command.intake;

import org.duly.command.intake.sheet.Layout;
import org.jspecify.annotations.Nullable;

/**
 * How an import's file is read and what its columns mean. Fixed when it starts.
 *
 * @param mapping null until it starts
 */
record ImportPlan(Layout layout, @Nullable ImportMapping mapping) {}
