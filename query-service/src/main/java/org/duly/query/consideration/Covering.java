package org.duly.query.consideration;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duly.events.response.ThemeCoding;
import org.duly.query.consideration.ConsiderationFacts.Put;
import org.duly.query.response.CodingContent;

/**
 * Which of several considerations cover what a coding says, by their numbers from 0. Remembers it of each single thing that
 * is said, of which there are few. Not thread-safe.
 */
final class Covering {
    private final Coverage coverage;
    private final List<Put> puts;
    private final Map<Said, BitSet> found = new HashMap<>();

    Covering(Coverage coverage, List<Put> puts) {
        this.coverage = coverage;
        this.puts = puts;
    }

    private record Said(ThemeCoding coding, int madeWith) {}

    /** Those about any of what a coding says. */
    BitSet of(CodingContent content) {
        BitSet all = new BitSet();
        for (ThemeCoding coding : content.codings()) {
            all.or(of(coding, content.codebookVersion()));
        }
        return all;
    }

    /** Whether any is about this one thing. */
    boolean hasAny(ThemeCoding coding, int madeWith) {
        return !of(coding, madeWith).isEmpty();
    }

    private BitSet of(ThemeCoding coding, int madeWith) {
        return found.computeIfAbsent(new Said(coding, madeWith), this::find);
    }

    private BitSet find(Said said) {
        BitSet covering = new BitSet();
        for (int put = 0; put < puts.size(); put++) {
            covering.set(put, coverage.covers(puts.get(put), said.coding(), said.madeWith()));
        }
        return covering;
    }
}
