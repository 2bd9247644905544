package org.duly.standalone.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a coder makes of a synthetic response.
 *
 * @param positions by proposal; the first is the one on the engagement as a whole
 */
record SyntheticCoding(Map<String, String> positions, List<Mention> themes) {
    /** A theme found in the answer to a question, with the position taken on it. */
    record Mention(String theme, String question, String position) {}

    /** The position on the whole. */
    String overall() {
        return positions.values().iterator().next();
    }

    boolean mentionsAny(Set<String> some) {
        return themes.stream().map(Mention::theme).anyMatch(some::contains);
    }

    /** The same with themes called by the names that an earlier codebook had for them. */
    SyntheticCoding renamed(Map<String, String> names) {
        return new SyntheticCoding(
                positions,
                themes.stream()
                        .map(mention -> new Mention(
                                names.getOrDefault(mention.theme(), mention.theme()),
                                mention.question(),
                                mention.position()))
                        .distinct()
                        .toList());
    }

    /** How somebody codes who reads it a little differently: milder on the whole, and one theme fewer. */
    SyntheticCoding asReadByAnother() {
        Map<String, String> others = new LinkedHashMap<>(positions);
        String whole = positions.keySet().iterator().next();
        others.put(
                whole,
                switch (overall()) {
                    case "OPPOSE", "UNCLEAR" -> "CONCERN";
                    case "CONCERN" -> "SUPPORT";
                    default -> "UNCLEAR";
                });
        return new SyntheticCoding(others, themes.size() > 1 ? themes.subList(0, themes.size() - 1) : themes);
    }

    /** The request that records it, in one order always. */
    Map<String, Object> request(int codebookVersion, String origin) {
        List<Map<String, Object>> proposals = new ArrayList<>();
        positions.forEach((proposal, position) -> proposals.add(ordered("proposalId", proposal, "position", position)));
        List<Map<String, Object>> codings = new ArrayList<>();
        for (Mention mention : themes) {
            Map<String, Object> coding = ordered("themeId", mention.theme(), "questionId", mention.question());
            coding.put("position", mention.position());
            codings.add(coding);
        }
        Map<String, Object> request = ordered("responseVersion", 1, "codebookVersion", codebookVersion);
        request.put("positions", proposals);
        request.put("codings", codings);
        request.put("origin", origin);
        return request;
    }

    private static Map<String, Object> ordered(String first, Object its, String second, Object itsToo) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(first, its);
        map.put(second, itsToo);
        return map;
    }
}
