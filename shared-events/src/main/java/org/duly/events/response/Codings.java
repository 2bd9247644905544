package org.duly.events.response;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The codings of one response with their reviews, and which of them stands: the one meaning of it for the bodies'
 * considerations, for queries and for reporting jobs. Immutable.
 *
 * @param all in the order they were recorded
 */
public record Codings(List<Coding> all) {
    /** Nobody coded the response. */
    public static final Codings NONE = new Codings(List.of());

    public Codings {
        all = List.copyOf(all);
    }

    /** With one more coding. */
    public Codings with(ResponseCoded coded) {
        List<Coding> more = new ArrayList<>(all);
        more.add(new Coding(all.size() + 1, coded, null, 0));
        return new Codings(more);
    }

    /** With one more review; a review of a coding that is not there changes nothing. */
    public Codings with(CodingReviewed reviewed) {
        int number = reviewed.coding() == null ? all.size() : reviewed.coding();
        int reviews = all.stream().mapToInt(Coding::reviewedAs).max().orElse(0);
        return new Codings(all.stream()
                .map(coding ->
                        coding.number() == number ? new Coding(number, coding.coded(), reviewed, reviews + 1) : coding)
                .toList());
    }

    /** The coding of a number, from 1, or null if there is none. */
    public @Nullable Coding numbered(int number) {
        return number >= 1 && number <= all.size() ? all.get(number - 1) : null;
    }

    /** What each person says of the response: their last coding, for a model's are suggestions. */
    public Collection<Coding> ofEachCoder() {
        Map<String, Coding> last = new LinkedHashMap<>();
        for (Coding coding : all) {
            if (coding.coded().origin() == CodingOrigin.HUMAN) {
                last.remove(coding.coded().coder());
                last.put(coding.coded().coder(), coding);
            }
        }
        return last.values();
    }

    /**
     * The coding that stands, or null if no person coded the response. It is one of {@link #ofEachCoder}, of the latest
     * version of the answers that any of them coded: the one that a second person agreed with last, and until somebody
     * agrees, the last recorded.
     */
    public @Nullable Coding standing() {
        int version = ofEachCoder().stream()
                .mapToInt(coding -> coding.coded().responseVersion())
                .max()
                .orElse(0);
        Predicate<Coding> ofTheLatestAnswers = coding -> coding.coded().responseVersion() == version;
        return ofEachCoder().stream()
                .filter(ofTheLatestAnswers)
                .max(Comparator.comparingInt((Coding coding) -> coding.isAgreed() ? coding.reviewedAs() : 0)
                        .thenComparingInt(Coding::number))
                .orElse(null);
    }

    /**
     * One coding.
     *
     * @param number from 1, in the order they were recorded
     * @param review the last review of it, or null if there was none
     * @param reviewedAs the place of that review among all of the response's, from 1; 0 without
     */
    public record Coding(
            int number, ResponseCoded coded, @Nullable CodingReviewed review, int reviewedAs) {
        /** Whether a second person looked at it last and agreed. */
        public boolean isAgreed() {
            return review != null && review.agreed();
        }
    }
}
