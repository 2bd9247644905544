package org.duly.query.gunning;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.query.asof.Cut;
import org.duly.query.governance.Act;
import org.duly.query.web.Prose;
import org.jspecify.annotations.Nullable;

/**
 * What the record of an engagement shows for each of the four Gunning principles and for the equality duty, and what it does
 * not. Whether that is enough is not for this sheet to say.
 *
 * @param now what was "now" then
 * @param asOf what "before" means; null if the question was about now
 */
public record GunningSheet(
        UUID engagementId,
        String title,
        Instant now,
        Cut.@Nullable Clock asOf,
        String log,
        long position,
        List<Section> sections) {

    /** What a section is about. */
    public enum Principle {
        FORMATIVE("1. The proposals were still at a formative stage"),
        REASONS("2. Enough reasons were given for people to respond with understanding"),
        TIME("3. People had enough time to respond, and the bodies to consider"),
        CONSIDERATION("4. What people said was conscientiously considered before the decision"),
        EQUALITY("The equality duty: Equality Act 2010, section 149");

        private final String heading;

        Principle(String heading) {
            this.heading = heading;
        }

        /** As it stands over its section. */
        public String heading() {
            return heading;
        }
    }

    /**
     * One principle.
     *
     * @param shown the events that show it, in the order in which they happened
     * @param forReview what came before the close or before the report
     * @param missing what the record does not hold, in words
     */
    public record Section(
            Principle principle,
            String heading,
            List<ShownEvent> shown,
            List<SequenceCheck.Finding> forReview,
            List<String> missing) {}

    /**
     * An event.
     *
     * @param words what it says
     * @param recordedOutOfOrder whether something that happened later was recorded before it
     */
    public record ShownEvent(Prose words, Instant happenedAt, boolean recordedOutOfOrder, Act in) {}
}
