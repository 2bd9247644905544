package org.duly.standalone.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duly.standalone.demo.CodingPlan.Pilot;
import org.duly.standalone.demo.Stage.Actor;
import tools.jackson.core.type.TypeReference;

/**
 * Two people code what is counted, a model suggests some of it, and a third person reviews everything. Where they read a
 * response differently, the reviewer agrees with the coding that the response was written for.
 */
final class CodingScene implements Scene {
    private static final Actor CODER = new Actor("demo-coder-1", "coder");
    private static final Actor OTHER_CODER = new Actor("demo-coder-2", "coder");
    private static final Actor REVIEWER = new Actor("demo-reviewer-1", "coding-reviewer");
    private static final String MODEL = "demo-model-1";
    /** How often the second reading differs from the first: one time in so many. */
    private static final int DIFFERS = 5;

    private final String engagement;
    private final CodingPlan plan;
    private final List<SyntheticResponse> counted;

    CodingScene(String engagement, List<SyntheticResponse> responses) {
        this.engagement = engagement;
        this.plan = DemoResources.json(engagement + "/coding.json", new TypeReference<>() {});
        this.counted = responses.stream()
                .filter(response -> response.coding() != null)
                .sorted(Comparator.comparing(SyntheticResponse::receivedAt).thenComparing(SyntheticResponse::ref))
                .toList();
    }

    @Override
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        Pilot pilot = plan.pilot();
        int first = pilot == null ? 0 : pilot.responses();
        for (int i = 0; i < counted.size(); i++) {
            Coded coded = new Coded(steps, counted.get(i));
            if (pilot != null && i < first) {
                pilot(coded, pilot, i);
            } else {
                main(coded, i - first, counted.size() - first);
            }
        }
        return steps;
    }

    private void pilot(Coded coded, Pilot pilot, int index) {
        SyntheticCoding right = coded.right.renamed(pilot.renamed());
        boolean differs = index % DIFFERS == 0;
        coded.by(CODER, pilot.first(), right, 1, 0);
        coded.by(OTHER_CODER, pilot.second(), differs ? right.asReadByAnother() : right, 1, 0);
        if (differs) {
            coded.disagreed(pilot.review(), 2);
        }
        coded.agreed(pilot.review(), 1);
        if (coded.right.mentionsAny(pilot.renamed().keySet())) {
            coded.by(CODER, pilot.recodedAt(), coded.right, plan.version(), 0);
            coded.agreed(pilot.recodingReviewedAt(), 3);
        }
    }

    private void main(Coded coded, int index, int all) {
        int sitting = index * plan.sittings().size() / all;
        Actor coder = sitting % 2 == 0 ? CODER : OTHER_CODER;
        int number = 1;
        if (index < plan.suggestions()) {
            coded.suggested(plan.suggestionsAt(), index % DIFFERS == 0 ? coded.right.asReadByAnother() : coded.right);
            number = 2;
        }
        coded.by(coder, plan.sittings().get(sitting), coded.right, plan.version(), number - 1);
        Instant review = plan.reviews().get(sitting);
        // Every other one, so that some of those that a model had suggested are read twice as well.
        if (index % 2 == 1 && index / 2 < plan.sample()) {
            boolean differs = index % (2 * DIFFERS) == 1;
            Actor second = coder.equals(CODER) ? OTHER_CODER : CODER;
            coded.by(second, plan.sampleAt(), differs ? coded.right.asReadByAnother() : coded.right, plan.version(), 0);
            if (differs) {
                coded.disagreed(review, number + 1);
            }
        }
        coded.agreed(review, number);
    }

    /** One response while it is coded. */
    private final class Coded {
        private final List<Step> steps;
        private final String name;
        private final SyntheticCoding right;
        private int commands;

        Coded(List<Step> steps, SyntheticResponse response) {
            this.steps = steps;
            this.name = engagement + "/" + response.ref();
            if (response.coding() == null) {
                throw new IllegalArgumentException(name + " is not coded");
            }
            this.right = response.coding();
        }

        /** Coded by a person, who takes over a model's coding unless that is 0. */
        void by(Actor coder, Instant at, SyntheticCoding coding, int version, int adopted) {
            Map<String, Object> body = coding.request(version, "HUMAN");
            if (adopted > 0) {
                body.put("adopts", adopted);
            }
            add(at, coder, "code", body);
        }

        void suggested(Instant at, SyntheticCoding coding) {
            Map<String, Object> body = coding.request(plan.version(), "MODEL");
            body.put("coder", MODEL);
            add(at, Actor.OFFICER, "code", body);
        }

        void agreed(Instant at, int number) {
            review(at, number, true, "");
        }

        void disagreed(Instant at, int number) {
            review(at, number, false, "Read again: the other coding is nearer to what was written.");
        }

        private void review(Instant at, int number, boolean agreed, String note) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("agreed", agreed);
            body.put("coding", number);
            if (!note.isEmpty()) {
                body.put("note", note);
            }
            add(at, REVIEWER, "review-coding", body);
        }

        private void add(Instant at, Actor actor, String command, Map<String, Object> body) {
            String key = "demo/" + name + "/coding/" + commands++;
            steps.add(new Step(
                    at, name, stage -> stage.command(key, actor, "/responses/{" + name + "}/" + command, body)));
        }
    }
}
