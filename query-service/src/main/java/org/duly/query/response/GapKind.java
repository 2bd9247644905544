package org.duly.query.response;

import java.util.EnumSet;
import java.util.Set;
import org.duly.events.response.ResponseCoded;

/** What may still be to be done about a response. */
public enum GapKind {
    /** Neither counted nor excluded. */
    UNJUDGED(1),
    /** Counted, and no person coded the answers in force. */
    UNCODED(2),
    /** Counted and coded, and no second person agreed. */
    UNREVIEWED(4),
    /**
     * Counted, and coded to a theme that was split so that only a person can say where it belongs. That follows from the
     * codebook: no response alone can tell.
     */
    NEEDS_RECODING(0),
    /** Counted, and nobody read the answers in force. */
    UNREAD(8),
    /** Not excluded, and its receipt was never acknowledged. */
    UNACKNOWLEDGED(16),
    /** Not excluded, keyed by hand, and no second person found it right. */
    UNCHECKED_TRANSCRIPTION(32);

    private final int bit;

    GapKind(int bit) {
        this.bit = bit;
    }

    /** How it is kept among those of a response; never changes. */
    int bit() {
        return bit;
    }

    boolean isOf(ResponseRow row) {
        return switch (this) {
            case UNJUDGED -> row.facts().state() == ResponseState.PENDING;
            case UNCODED -> counts(row) && !isCoded(row);
            case UNREVIEWED -> counts(row) && isCoded(row) && !isAgreed(row);
            case NEEDS_RECODING -> false;
            case UNREAD -> counts(row) && !isRead(row);
            case UNACKNOWLEDGED -> !isExcluded(row) && row.facts().acknowledgedBy() == null;
            case UNCHECKED_TRANSCRIPTION -> !isExcluded(row) && row.facts().transcription() != null && !isChecked(row);
        };
    }

    /** All that is to be done about a response. */
    static Set<GapKind> of(ResponseRow row) {
        Set<GapKind> gaps = EnumSet.noneOf(GapKind.class);
        for (GapKind kind : values()) {
            if (kind.isOf(row)) {
                gaps.add(kind);
            }
        }
        return gaps;
    }

    /** The same as one number. */
    static int bits(ResponseRow row) {
        return of(row).stream().mapToInt(GapKind::bit).sum();
    }

    private static boolean counts(ResponseRow row) {
        return row.facts().state() == ResponseState.COUNTED;
    }

    private static boolean isExcluded(ResponseRow row) {
        return row.facts().state() == ResponseState.EXCLUDED;
    }

    private static boolean isCoded(ResponseRow row) {
        ResponseCoded coding = row.facts().coding();
        return coding != null && coding.responseVersion() == row.facts().textVersion();
    }

    private static boolean isAgreed(ResponseRow row) {
        return row.facts().review() != null && row.facts().review().agreed();
    }

    private static boolean isRead(ResponseRow row) {
        return row.facts().reads().stream()
                .anyMatch(read -> read.responseVersion() == row.facts().textVersion());
    }

    private static boolean isChecked(ResponseRow row) {
        return row.facts().transcriptionCheck() != null
                && row.facts().transcriptionCheck().agrees();
    }
}
