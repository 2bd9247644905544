package org.duly.query.disclosure;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.duly.events.disclosure.DisclosureSubject;
import org.duly.events.disclosure.OpenedField;
import org.duly.events.disclosure.WithheldEvent;
import org.duly.platform.web.ProblemException;
import org.duly.query.asof.AsOf;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle is to hold, in the words in which it is recorded once it is given out.
 *
 * @param asOfPosition the last position to take into account; if no past is named, the last that a cosigned checkpoint covers
 * @param asOfRecorded the same by recorded time
 * @param withheld events that are proven to exist and not shown; none if absent
 * @param opened protected texts of responses that are shown in clear; none if absent
 */
public record BundleRequest(
        DisclosureSubject subject,
        @Nullable Long asOfPosition,
        @Nullable Instant asOfRecorded,
        @Nullable List<WithheldEvent> withheld,
        @Nullable List<OpenedField> opened) {
    private static final int MOST = 200;
    private static final int LONGEST = 500;

    /**
     * Which past it is about, null for now.
     *
     * @throws ProblemException 400 if both are given, or a negative position
     */
    @Nullable
    AsOf past() {
        return AsOf.of(asOfPosition, asOfRecorded, null);
    }

    /**
     * What is withheld, by position.
     *
     * @throws ProblemException 400 if an event is named twice, or without exemption or reason
     */
    Map<Long, WithheldEvent> withheldByPosition() {
        Map<Long, WithheldEvent> byPosition = new TreeMap<>();
        List<WithheldEvent> all = withheld == null ? List.of() : withheld;
        requireFew("withheld", all);
        for (int at = 0; at < all.size(); at++) {
            String field = "withheld[" + at + "]";
            requireText(field + ".exemption", all.get(at).exemption());
            requireText(field + ".reason", all.get(at).reason());
            if (byPosition.put(all.get(at).position(), all.get(at)) != null) {
                throw ProblemException.invalidField(field + ".position", "Name each withheld event once");
            }
        }
        return byPosition;
    }

    /**
     * What is opened, in the order of the log.
     *
     * @throws ProblemException 400 if a field is named twice, without reason, or of a withheld event
     */
    List<OpenedField> openedInOrder() {
        List<OpenedField> all = opened == null ? List.of() : opened;
        requireFew("opened", all);
        Set<String> named = new HashSet<>();
        Set<Long> hidden = withheldByPosition().keySet();
        for (int at = 0; at < all.size(); at++) {
            OpenedField one = all.get(at);
            String field = "opened[" + at + "]";
            requireText(field + ".reason", one.reason());
            if (!named.add(one.position() + one.field())) {
                throw ProblemException.invalidField(field + ".field", "Name each field once");
            }
            if (hidden.contains(one.position())) {
                throw ProblemException.invalidField(field + ".position", "Nothing of a withheld event is opened");
            }
        }
        return all.stream()
                .sorted(Comparator.comparingLong(OpenedField::position).thenComparing(OpenedField::field))
                .toList();
    }

    private static void requireFew(String field, List<?> list) {
        if (list.size() > MOST) {
            throw ProblemException.invalidField(field, "Give at most " + MOST);
        }
    }

    private static void requireText(String field, String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw ProblemException.invalidField(field, "Give a text of at most " + LONGEST + " characters");
        }
    }
}
