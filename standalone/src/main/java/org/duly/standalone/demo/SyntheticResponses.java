package org.duly.standalone.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duly.standalone.demo.Mix.Campaign;
import org.duly.standalone.demo.SyntheticCoding.Mention;
import org.duly.standalone.demo.SyntheticResponse.Outcome;
import tools.jackson.core.type.TypeReference;

/**
 * All synthetic responses to an engagement: those written one by one, the copies of a campaign's letter, and as many
 * composed ones as are still missing from the totals that {@code mix.json} names.
 */
final class SyntheticResponses {
    private SyntheticResponses() {}

    /** Those of an engagement, in no order. */
    static List<SyntheticResponse> of(String engagement) {
        Mix mix = DemoResources.json(engagement + "/mix.json", new TypeReference<>() {});
        List<SyntheticResponse> all = new ArrayList<>(WrittenResponses.of(engagement, mix.proposals()));
        if (mix.campaign() != null) {
            all.addAll(copies(mix.campaign()));
        }
        Map<String, Integer> missing = new LinkedHashMap<>(mix.overall());
        for (SyntheticResponse response : all) {
            if (response.coding() != null) {
                missing.merge(response.coding().overall(), -1, Integer::sum);
            }
        }
        all.addAll(new Composer(engagement, mix).compose(missing));
        return all;
    }

    private static List<SyntheticResponse> copies(Campaign campaign) {
        List<SyntheticResponse> copies = new ArrayList<>();
        for (int copy = 0; copy < campaign.copies(); copy++) {
            copies.add(copy(campaign, copy));
        }
        return copies;
    }

    private static SyntheticResponse copy(Campaign campaign, int copy) {
        int number = campaign.firstRef() + copy;
        Instant received = campaign.from().plus(Duration.ofMinutes((long) campaign.everyMinutes() * copy));
        String ownText = campaign.ownTexts().get(copy + 1);
        String text = ownText == null ? campaign.letter() : campaign.letter() + " " + ownText;
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("channel", "EMAIL");
        details.put("receivingBody", campaign.body());
        details.put("receivedAt", received.toString());
        details.put("respondentKind", "INDIVIDUAL");
        details.put("stakeholderGroup", "public");
        details.put("place", campaign.places().get(copy % campaign.places().size()));
        details.put("consent", SyntheticResponse.consent("PUBLISH_WITHOUT_NAME", true));
        details.put("respondentName", "Synthetic respondent " + number);
        details.put("respondentContact", "respondent" + number + "@example.org");
        details.put("answers", List.of(SyntheticResponse.answer("*", text)));
        details.put("signatories", 1);
        List<Mention> themes = campaign.themes().stream()
                .map(theme -> new Mention(theme, "*", "OPPOSE"))
                .toList();
        return new SyntheticResponse(
                "R" + number,
                received,
                null,
                details,
                Outcome.COUNT,
                "",
                null,
                new SyntheticCoding(campaign.positions(), themes));
    }
}
