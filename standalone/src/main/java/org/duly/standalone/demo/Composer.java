package org.duly.standalone.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.duly.standalone.demo.Mix.Area;
import org.duly.standalone.demo.Mix.Voice;
import org.duly.standalone.demo.Sentences.Sentence;
import org.duly.standalone.demo.SyntheticCoding.Mention;
import org.duly.standalone.demo.SyntheticResponse.Outcome;

/** Composes synthetic responses from sentences, the same ones in every run. */
final class Composer {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    /** From the weakest to the strongest: of several about one proposal the strongest is the response's. */
    private static final List<String> STRENGTH = List.of("NONE", "SUPPORT", "CONCERN", "OPPOSE");

    private static final Set<String> UNDECIDED = Set.of("UNCLEAR", "NONE");

    private final Mix mix;
    private final Random random;
    private final Sentences sentences;

    Composer(String engagement, Mix mix) {
        this.mix = mix;
        this.random = new Random(mix.seed());
        this.sentences = new Sentences(engagement, random);
    }

    /**
     * As many as there are voices for.
     *
     * @param overall how many of them take which position on the whole
     */
    List<SyntheticResponse> compose(Map<String, Integer> overall) {
        List<String> stances = new ArrayList<>();
        overall.forEach((position, count) -> stances.addAll(Collections.nCopies(count, position)));
        List<Voice> voices = new ArrayList<>();
        mix.voices().forEach(voice -> voices.addAll(Collections.nCopies(voice.count(), voice)));
        if (stances.size() != voices.size()) {
            throw new IllegalStateException(stances.size() + " positions for " + voices.size() + " voices");
        }
        Collections.shuffle(voices, random);
        // The undecided choose first: no organisation writes to say that it has no view.
        stances.sort(Comparator.comparing(stance -> !UNDECIDED.contains(stance)));
        List<SyntheticResponse> composed = new ArrayList<>();
        for (String stance : stances) {
            Voice voice = voices.stream()
                    .filter(each -> !UNDECIDED.contains(stance) || !each.organisation())
                    .findFirst()
                    .orElseThrow();
            voices.remove(voice);
            composed.add(response(mix.firstRef() + composed.size(), voice, stance));
        }
        return composed;
    }

    private SyntheticResponse response(int number, Voice voice, String stance) {
        Area area = one(mix.areas());
        String place = one(area.places());
        String channel = one(voice.channels());
        List<Sentence> said = said(voice.group(), stance);
        Map<String, Object> details = new LinkedHashMap<>();
        Instant received = received(channel);
        details.put("channel", channel);
        details.put("receivingBody", area.body());
        details.put("receivedAt", received.toString());
        details.put("respondentKind", voice.kind());
        if (voice.organisation()) {
            details.put("organisationCode", "ZZ" + (1000 + number));
        }
        details.put("stakeholderGroup", voice.group());
        details.put("place", place);
        boolean mayContact = channel.equals("EMAIL") || random.nextInt(4) > 0;
        details.put("consent", SyntheticResponse.consent(voice.publication(), mayContact));
        details.put(
                "respondentName",
                voice.called().replace("{number}", Integer.toString(number)).replace("{place}", place));
        if (mayContact) {
            details.put("respondentContact", "respondent" + number + "@example.org");
        }
        boolean byQuestion = channel.equals("WEB");
        List<Mention> mentions = new ArrayList<>();
        details.put(
                "answers",
                byQuestion
                        ? byQuestion(said, stance, area, place, mentions)
                        : inFreeForm(voice, said, area, place, mentions));
        details.put("signatories", channel.equals("MEETING") ? 6 + random.nextInt(20) : 1);
        return new SyntheticResponse(
                "R" + number,
                received,
                null,
                details,
                Outcome.COUNT,
                "",
                null,
                new SyntheticCoding(positions(stance, said), mentions));
    }

    /** What makes the position first, then what else is on their mind. */
    private List<Sentence> said(String group, String stance) {
        Set<Sentence> said = new LinkedHashSet<>();
        said.add(sentences.makingThePosition(group, stance));
        String other = stance.equals("SUPPORT") ? "CONCERN" : "SUPPORT";
        boolean saysMuch = !UNDECIDED.contains(stance);
        int more = saysMuch ? 1 + random.nextInt(3) : random.nextInt(2);
        for (int i = 0; i < more; i++) {
            String position = !saysMuch ? "NONE" : random.nextInt(10) < 7 ? mild(stance) : other;
            Sentence next = sentences.general(group, position);
            if (said.stream().noneMatch(next::contradicts)) {
                said.add(next);
            }
        }
        return List.copyOf(said);
    }

    private static String mild(String stance) {
        return stance.equals("OPPOSE") ? "CONCERN" : stance;
    }

    private List<Map<String, String>> byQuestion(
            List<Sentence> said, String stance, Area area, String place, List<Mention> mentions) {
        Map<String, List<String>> answers = new LinkedHashMap<>();
        for (int i = said.size() - 1; i >= 0; i--) {
            // What makes the position answers the question about the whole.
            answer(answers, i == 0 ? "Q2" : "Q1", said.get(i), area, place, mentions);
        }
        if (!stance.equals("NONE") && random.nextInt(5) > 0) {
            answer(answers, "Q3", sentences.answering("Q3"), area, place, mentions);
        }
        return answers.entrySet().stream()
                .map(answer -> SyntheticResponse.answer(answer.getKey(), String.join(" ", answer.getValue())))
                .toList();
    }

    private void answer(
            Map<String, List<String>> answers,
            String question,
            Sentence sentence,
            Area area,
            String place,
            List<Mention> mentions) {
        answers.computeIfAbsent(question, _ -> new ArrayList<>()).add(filled(sentence.text(), area, place));
        mention(mentions, sentence, question);
    }

    private List<Map<String, String>> inFreeForm(
            Voice voice, List<Sentence> said, Area area, String place, List<Mention> mentions) {
        List<String> text = new ArrayList<>();
        String opening = one(voice.openings());
        if (!opening.isEmpty()) {
            text.add(filled(opening, area, place));
        }
        for (Sentence sentence : said) {
            text.add(filled(sentence.text(), area, place));
            mention(mentions, sentence, "*");
        }
        return List.of(SyntheticResponse.answer("*", String.join(" ", text)));
    }

    private static void mention(List<Mention> mentions, Sentence sentence, String question) {
        Mention mention = new Mention(sentence.theme(), question, sentence.position());
        if (!mentions.contains(mention)) {
            mentions.add(mention);
        }
    }

    private Map<String, String> positions(String stance, List<Sentence> said) {
        Map<String, String> positions = new LinkedHashMap<>();
        mix.proposals().forEach(proposal -> positions.put(proposal, "NONE"));
        positions.put(mix.proposals().getFirst(), stance);
        for (Sentence sentence : said) {
            positions.computeIfPresent(
                    sentence.proposal(),
                    (_, position) -> STRENGTH.indexOf(sentence.position()) > STRENGTH.indexOf(position)
                            ? sentence.position()
                            : position);
        }
        return positions;
    }

    private String filled(String text, Area area, String place) {
        String filled = text.replace("{place}", place)
                .replace("{area}", area.name())
                .replace("{who}", one(mix.people()))
                .replace("{service}", one(mix.services()))
                .replace("{weeks}", Integer.toString(3 + random.nextInt(40)));
        return filled.substring(0, 1).toUpperCase(Locale.UK) + filled.substring(1);
    }

    /** More towards the end, at an hour at which that channel is used, and not after the last. */
    private Instant received(String channel) {
        double share = Math.pow(random.nextDouble(), 0.8);
        Duration time = Duration.between(mix.from(), mix.to());
        Instant some = mix.from().plusSeconds((long) (time.toSeconds() * share));
        boolean online = channel.equals("WEB") || channel.equals("EMAIL");
        LocalTime hour = online
                ? LocalTime.of(7 + random.nextInt(15), random.nextInt(60))
                : LocalTime.of(10 + random.nextInt(6), 15 * random.nextInt(4));
        Instant received = some.atZone(LONDON).with(hour).toInstant();
        return received.isBefore(mix.from()) || received.isAfter(mix.to()) ? some : received;
    }

    private <T> T one(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
