package org.duly.standalone.demo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who codes what, and when: {@code coding.json}. Responses are coded in the order of receipt.
 *
 * @param pilot the first responses, coded by two people with the first version of the codebook
 * @param suggestions how many of the others a model codes first
 * @param suggestionsAt when it does
 * @param version of the codebook that the others are coded with
 * @param sample how many of the others a second person codes too
 * @param sampleAt when they do
 * @param sittings in which the others are coded, equally many in each
 * @param reviews when a second person looks at what was coded, as many as there are sittings
 */
record CodingPlan(
        @Nullable Pilot pilot,
        int suggestions,
        Instant suggestionsAt,
        int version,
        int sample,
        Instant sampleAt,
        List<Instant> sittings,
        List<Instant> reviews) {

    /**
     * Two people code the same responses, a third decides.
     *
     * @param renamed what themes were called in the first version
     * @param recodedAt when those with such a theme are coded again, with the plan's version
     */
    record Pilot(
            int responses,
            Instant first,
            Instant second,
            Instant review,
            Map<String, String> renamed,
            Instant recodedAt,
            Instant recodingReviewedAt) {}
}
