package org.duly.events.merger;

import org.duly.events.EventType;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.jspecify.annotations.Nullable;

/**
 * Staff, property and liabilities are to pass to the successor.
 *
 * @param on when they pass
 */
@EventType("org.duly.merger.transfer-scheme-made.v1")
public record TransferSchemeMade(
        SourceReference scheme,
        String by,
        StatedDate on,
        @Nullable String summary) implements MergerEvent {}
