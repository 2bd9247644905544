package org.duly.query.campaign;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.duly.events.engagement.Channel;
import org.duly.query.campaign.Texts.Place;
import org.duly.query.campaign.Texts.Received;
import org.jspecify.annotations.Nullable;

/**
 * Finds responses that seem to be from somebody who had responded already. Each is paired with the earliest it repeats, so
 * that ten copies are nine proposals. Keeps digests, and no text.
 */
final class Duplicates {
    /** One address that so many wrote from is a shared one; only the same text is then proposed. */
    private static final int SHARED_BY = 10;

    private static final Comparator<Mark> ORDER = Comparator.comparing(Mark::rule)
            .thenComparing(Mark::who)
            .thenComparing(mark -> mark.sent().place(), Texts.ORDER);

    private final List<Mark> marks = new ArrayList<>();

    /** A response as far as it is compared. */
    private record Sent(Place place, Channel channel, Digest text) {}

    /** What may show two responses to be one respondent's, if it is the same. */
    private record Mark(DuplicateRule rule, Digest who, Sent sent) {}

    /**
     * A response and the one it seems to repeat.
     *
     * @param place of the later one
     * @param of the earlier one
     */
    record Pair(Place place, UUID of, DuplicateRule rule) {}

    void add(Received response, Digest text) {
        Sent sent = new Sent(new Place(response.id(), response.receivedAt()), response.channel(), text);
        mark(DuplicateRule.SAME_CONTACT_SAME_TEXT, contact(response.contact()), sent);
        mark(DuplicateRule.SAME_ORGANISATION_SAME_TEXT, words(response.organisationCode()), sent);
        if (response.name() != null && response.place() != null) {
            mark(DuplicateRule.SAME_NAME_AND_PLACE_SAME_TEXT, words(response.name() + "\n" + response.place()), sent);
        }
    }

    private void mark(DuplicateRule rule, String who, Sent sent) {
        if (!who.isEmpty()) {
            marks.add(new Mark(rule, Digest.of(who), sent));
        }
    }

    /** What was found, in the order of receipt. A response is proposed once, by the strongest rule. */
    List<Pair> pairs() {
        Map<UUID, Pair> pairs = new LinkedHashMap<>();
        marks.sort(ORDER);
        List<List<Mark>> contacts = new ArrayList<>();
        int first = 0;
        for (int at = 1; at <= marks.size(); at++) {
            Mark mark = marks.get(first);
            if (at == marks.size()
                    || marks.get(at).rule() != mark.rule()
                    || !marks.get(at).who().equals(mark.who())) {
                List<Mark> same = marks.subList(first, at);
                sameText(same, pairs);
                if (mark.rule() == DuplicateRule.SAME_CONTACT_SAME_TEXT && same.size() > 1 && same.size() < SHARED_BY) {
                    contacts.add(same);
                }
                first = at;
            }
        }
        contacts.forEach(same -> otherChannel(same, pairs));
        return pairs.values().stream()
                .sorted(Comparator.comparing(Pair::place, Texts.ORDER))
                .toList();
    }

    private static void sameText(List<Mark> same, Map<UUID, Pair> pairs) {
        Map<Digest, Place> earliest = new HashMap<>();
        for (Mark mark : same) {
            Place first = earliest.putIfAbsent(mark.sent().text(), mark.sent().place());
            if (first != null) {
                pairs.putIfAbsent(mark.sent().place().id(), new Pair(mark.sent().place(), first.id(), mark.rule()));
            }
        }
    }

    private static void otherChannel(List<Mark> same, Map<UUID, Pair> pairs) {
        for (int later = 1; later < same.size(); later++) {
            Sent sent = same.get(later).sent();
            same.subList(0, later).stream()
                    .map(Mark::sent)
                    .filter(earlier -> earlier.channel() != sent.channel())
                    .findFirst()
                    .ifPresent(earlier -> pairs.putIfAbsent(
                            sent.place().id(),
                            new Pair(sent.place(), earlier.place().id(), DuplicateRule.SAME_CONTACT_OTHER_CHANNEL)));
        }
    }

    /** An e-mail or postal address in any case and spacing, a telephone number in any punctuation. */
    static String contact(@Nullable String contact) {
        if (contact == null) {
            return "";
        }
        if (contact.indexOf('@') >= 0) {
            return Normalizer.normalize(contact, Normalizer.Form.NFKC)
                    .toLowerCase(Locale.ROOT)
                    .strip();
        }
        if (contact.chars().noneMatch(Character::isLetter)) {
            String digits = contact.replaceAll("[^0-9]", "");
            return digits.startsWith("44") && digits.length() == 12 ? "0" + digits.substring(2) : digits;
        }
        return words(contact);
    }

    private static String words(@Nullable String text) {
        return text == null ? "" : Words.of(text).normalised();
    }
}
