package org.duly.query.trace;

import java.util.List;
import org.duly.query.governance.Act;

/**
 * One line of a trace.
 *
 * @param id of the thing within its kind; of a paper, its sign-off's id and its own
 * @param words what it is; of a response, its receipt number
 * @param links the things next to it, each as {@code KIND id}: of a response its themes, of anything else what it rests on,
 *     on the side of the responses
 * @param events that say so, in order
 */
record Hop(Kind hop, String id, String words, List<String> links, List<Act> events) {
    /** What a hop is, from the responses to the decision. */
    enum Kind {
        RESPONSE,
        THEME,
        CONSIDERATION,
        PAPER,
        SIGN_OFF,
        DECISION,
        /** The last line; its words count the responses. A trace without it broke off. */
        END;

        /** As others refer to it. */
        String of(Object id) {
            return name() + " " + id;
        }
    }
}
