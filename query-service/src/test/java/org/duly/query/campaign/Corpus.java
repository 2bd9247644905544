package org.duly.query.campaign;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.duly.events.engagement.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Responses of which it is known who copied what: letters with other salutations, names and slips of the pen, with and
 * without a text of the sender's own, among people who only quote the same question or passage. All made up, in words of
 * which some are as frequent as in English.
 */
final class Corpus implements Texts {
    static final String QUESTION = "Which of the proposed arrangements would in your opinion best serve the people of"
            + " the three counties, and what would you ask the bodies to change before they decide?";

    private static final List<String> FREQUENT = List.of(
            ("the and to of a in that is we it for our be this are with on not as have they my but will would by at you an"
                            + " their what there or from been which has do care local people services should can health"
                            + " who more was all need no one if so very")
                    .split(" "));
    private static final List<String> NAMES = List.of(
            "Ann Alder", "Bob Birch", "Cat Cedar", "Dan Dogwood", "Eve Elm", "Fay Fir", "Guy Gorse", "Hal Hazel");
    private static final List<String> PLACES = List.of("Oxford", "High Wycombe", "Marlow", "Newbury", "Thame");

    private final Random random;
    private final List<String> words = new ArrayList<>(FREQUENT);
    private final List<Received> received = new ArrayList<>();
    private final Map<UUID, Integer> letterOf = new HashMap<>();
    private final Map<UUID, Boolean> ownText = new HashMap<>();
    private int letters;

    Corpus(long seed) {
        random = new Random(seed);
        for (int made = 0; made < 3_000; made++) {
            StringBuilder word = new StringBuilder();
            for (int syllable = 0; syllable < 2 + random.nextInt(2); syllable++) {
                word.append("bdfghklmnprstvw".charAt(random.nextInt(15))).append("aeiou".charAt(random.nextInt(5)));
            }
            words.add(word.toString());
        }
    }

    /**
     * Copies of a letter of so many words: some the very same, some nearly, some with a text of their own.
     *
     * @return the letter
     */
    String campaign(int length, int exact, int near, int extended) {
        int letter = letters++;
        String text = "My name is {name} and I write from {place}. " + prose(length - 10);
        for (int copy = 0; copy < exact; copy++) {
            add(dressed(text.replace("{name}", "a resident").replace("{place}", "here")), letter, false);
        }
        for (int copy = 0; copy < near; copy++) {
            add(dressed(withSlips(filledIn(text))), letter, false);
        }
        for (int copy = 0; copy < extended; copy++) {
            add(dressed(withOwnText(withSlips(filledIn(text)))), letter, true);
        }
        return text;
    }

    /** People with something to say of their own. */
    void others(int count) {
        for (int other = 0; other < count; other++) {
            add(dressed(prose(15 + random.nextInt(200))), null, true);
        }
    }

    /** People who quote a passage and answer it in as many words or more. */
    void quoting(String passage, int count) {
        int length = passage.split(" ", -1).length;
        for (int other = 0; other < count; other++) {
            add(passage + " " + prose(length + random.nextInt(60)), null, true);
        }
    }

    /** People who say the same few words. */
    void saying(String few, int count) {
        for (int other = 0; other < count; other++) {
            add(few, null, false);
        }
    }

    void shuffle() {
        Collections.shuffle(received, random);
    }

    int size() {
        return received.size();
    }

    /** The number of the letter somebody copied, in the order in which the campaigns were made. */
    @Nullable
    Integer letterOf(UUID id) {
        return letterOf.get(id);
    }

    Collection<UUID> copies() {
        return letterOf.keySet();
    }

    boolean addsOwnText(UUID id) {
        return Boolean.TRUE.equals(ownText.get(id));
    }

    /** So many words in sentences; the frequent ones are frequent. */
    String prose(int length) {
        StringBuilder prose = new StringBuilder();
        for (int word = 0; word < length; word++) {
            prose.append(word())
                    .append(word == length - 1 || random.nextInt(14) == 0 ? "." : "")
                    .append(word == length - 1 ? "" : " ");
        }
        return prose.toString();
    }

    private String word() {
        double rank = Math.pow(words.size() + 1.0, random.nextDouble()) - 1;
        return words.get((int) rank);
    }

    private static String pick(List<String> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }

    private String filledIn(String letter) {
        return letter.replace("{name}", pick(NAMES, random)).replace("{place}", pick(PLACES, random));
    }

    /** One word in forty is another. */
    private String withSlips(String text) {
        String[] all = text.split(" ", -1);
        for (int at = 0; at < all.length; at++) {
            if (random.nextInt(40) == 0) {
                all[at] = "x" + word();
            }
        }
        return String.join(" ", all);
    }

    private String withOwnText(String text) {
        String own = prose(12 + random.nextInt(50));
        List<String> sentences = new ArrayList<>(Arrays.asList(text.split("(?<=\\.) ", -1)));
        int place = switch (random.nextInt(3)) {
            case 0 -> 0;
            case 1 -> sentences.size() / 2;
            default -> sentences.size();
        };
        sentences.add(place, own);
        return String.join(" ", sentences);
    }

    private String dressed(String text) {
        String salutation =
                pick(List.of("", "Dear Sir or Madam,\n", "Hello,\n\n", "To whom it may concern:\n"), random);
        String closing = pick(List.of("", "\n\nYours faithfully\n", "\nKind regards,\n", "\n\nBest wishes,\n"), random);
        String signature = closing.isEmpty() ? "" : pick(NAMES, random) + ", " + pick(PLACES, random);
        String shape = random.nextBoolean() ? text : text.replace(". ", ".\n\n").replace("a", "A");
        return salutation + shape + closing + signature;
    }

    private void add(String text, @Nullable Integer letter, boolean own) {
        int number = received.size();
        UUID id = new UUID(random.nextLong(), random.nextLong());
        if (letter != null) {
            letterOf.put(id, letter);
        }
        ownText.put(id, own);
        received.add(new Received(
                id,
                Instant.parse("2019-10-20T08:00:00Z").plusSeconds(random.nextInt(2_000_000)),
                Channel.EMAIL,
                null,
                null,
                null,
                "respondent" + number + "@example.org",
                null,
                text));
    }

    @Override
    public void forEach(Consumer<Received> each) {
        received.forEach(each);
    }

    @Override
    public Map<UUID, String> of(Collection<UUID> ids) {
        Map<UUID, String> texts = new HashMap<>();
        received.stream()
                .filter(response -> ids.contains(response.id()))
                .forEach(response -> texts.put(response.id(), response.text()));
        return texts;
    }
}
