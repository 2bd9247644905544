package org.duly.query.campaign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.duly.events.response.CampaignMethod;
import org.duly.query.campaign.Texts.Place;
import org.duly.query.campaign.Texts.Received;

/**
 * Finds duplicates and campaign letters in two readings of all responses: the first finds what seems to be letters, from
 * sketches; the second holds every response against every letter, exactly. The result depends on the responses alone, not
 * on their order.
 */
final class Detection {
    /** In words, once normalised. What is shorter may be the same by chance: "I agree", "Keep services local". */
    static final int SHORTEST_TEXT = 12;

    /** Responses. Two with the same text are a duplicate or a couple. */
    static final int SMALLEST_CAMPAIGN = 3;

    /** The largest are proposed. */
    static final int MOST_CAMPAIGNS = 200;

    private final Texts texts;
    private final int[] quoted;
    private final Discovery discovery = new Discovery();
    private final Duplicates duplicates = new Duplicates();
    private int responses;

    private Detection(Texts texts, int[] quoted) {
        this.texts = texts;
        this.quoted = quoted;
    }

    /**
     * Reads all responses twice.
     *
     * @param quotable what the engagement itself says, such as its questions: whoever quotes it copies no letter
     */
    static Proposals run(Texts texts, List<String> quotable) {
        Detection detection = new Detection(texts, Shingles.of(quotable));
        texts.forEach(detection::note);
        return new Proposals(
                detection.responses, detection.quoted, detection.campaigns(), detection.duplicates.pairs());
    }

    private void note(Received response) {
        responses++;
        Words words = Words.of(response.text());
        if (words.count() == 0) {
            return;
        }
        Digest digest = words.digest();
        duplicates.add(response, digest);
        if (words.count() >= SHORTEST_TEXT) {
            int[] shingles = Shingles.without(Shingles.of(words), quoted);
            if (shingles.length > 0) {
                discovery.add(digest, new Place(response.id(), response.receivedAt()), shingles);
            }
        }
    }

    private List<Campaign> campaigns() {
        Letters letters = new Letters(discovery.clusters(SMALLEST_CAMPAIGN, MOST_CAMPAIGNS).stream()
                .map(cluster -> Letter.of(cluster, texts, quoted))
                .flatMap(Optional::stream)
                .toList());
        List<List<Campaign.Member>> members = letters.all().stream()
                .map(_ -> (List<Campaign.Member>) new ArrayList<Campaign.Member>())
                .toList();
        if (!members.isEmpty()) {
            texts.forEach(response -> assign(response, letters, members));
        }
        List<Campaign> campaigns = new ArrayList<>();
        for (int letter = 0; letter < members.size(); letter++) {
            if (members.get(letter).size() >= SMALLEST_CAMPAIGN) {
                members.get(letter).sort(Comparator.comparing(Campaign.Member::place, Texts.ORDER));
                campaigns.add(new Campaign(letters.all().get(letter), List.copyOf(members.get(letter))));
            }
        }
        campaigns.sort(Campaign.LARGEST_FIRST);
        return List.copyOf(campaigns);
    }

    private void assign(Received response, Letters letters, List<List<Campaign.Member>> members) {
        Words words = Words.of(response.text());
        if (words.count() < SHORTEST_TEXT) {
            return;
        }
        Letters.Match match = letters.match(Shingles.without(Shingles.of(words), quoted));
        if (match == null) {
            return;
        }
        Letter letter = letters.all().get(match.letter());
        boolean exact = words.digest().equals(letter.text());
        members.get(match.letter())
                .add(new Campaign.Member(
                        response.id(),
                        response.receivedAt(),
                        exact ? CampaignMethod.EXACT : CampaignMethod.NEAR,
                        match.contained(),
                        match.jaccard(),
                        OwnText.words(words, letter.shingles(), quoted),
                        response.campaignId()));
    }
}
