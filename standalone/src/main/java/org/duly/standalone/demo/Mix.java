package org.duly.standalone.demo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who responds to an engagement, where, how, and what they think of it on the whole: {@code mix.json}.
 *
 * @param seed the same responses come of the same seed
 * @param firstRef the number of the first response that is composed
 * @param from the first may be received then
 * @param to and the last
 * @param proposals the first is about the engagement as a whole
 * @param overall how many of the counted responses take which position on the whole; also those not composed
 * @param campaign the letter that many send, if any do
 */
record Mix(
        long seed,
        int firstRef,
        Instant from,
        Instant to,
        List<String> proposals,
        Map<String, Integer> overall,
        List<Area> areas,
        List<Voice> voices,
        List<String> people,
        List<String> services,
        @Nullable Campaign campaign) {

    /**
     * Where responses come from.
     *
     * @param body that receives them
     */
    record Area(String name, String body, List<String> places) {}

    /**
     * People who speak in one capacity.
     *
     * @param count how many responses of theirs are composed
     * @param channels how they send them, as often as it stands there
     * @param called {number} and {place} are filled in
     * @param openings how those in free form begin; empty for no opening
     */
    record Voice(
            String group,
            String kind,
            int count,
            boolean organisation,
            String publication,
            String called,
            List<String> channels,
            List<String> openings) {}

    /**
     * A letter that many send, and what some of them add.
     *
     * @param positions of every copy, by proposal
     * @param from when the first is received
     * @param everyMinutes after which the next one is
     * @param ownTexts by the place of the copy, from 1
     */
    record Campaign(
            int firstRef,
            int copies,
            String letter,
            Map<String, String> positions,
            List<String> themes,
            String body,
            List<String> places,
            Instant from,
            int everyMinutes,
            Map<Integer, String> ownTexts) {}
}
