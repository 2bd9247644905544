package org.duly.standalone.demo;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duly.standalone.demo.DemoClient.Bundle;
import org.duly.standalone.demo.Stage.Actor;

/** A committee asks what a decision rests on, is given a bundle of it, and that is recorded. */
final class DisclosureScene implements Scene {
    private static final Instant AT = Instant.parse("2020-03-02T10:00:00Z");
    private static final Actor SECRETARY = new Actor("demo-secretary-1", "board-secretary");
    private static final String ISSUED = "org.duly.disclosure.disclosure-bundle-issued.v1";

    private final String engagement;
    private final String decision;

    /** Names of the engagement and of a decision on it. */
    DisclosureScene(String engagement, String decision) {
        this.engagement = engagement;
        this.decision = decision;
    }

    @Override
    public List<Step> steps() {
        return List.of(new Step(AT, "disclosure", this::giveOut));
    }

    /** What a bundle is proven under is another checkpoint each time, so this is done once, whatever its key. */
    private void giveOut(Stage stage) {
        if (stage.isRecorded(engagement, entry -> entry.path("type").asString().equals(ISSUED))) {
            return;
        }
        Map<String, String> subject = new LinkedHashMap<>();
        subject.put("kind", "DECISION");
        subject.put("id", stage.id(decision));
        Bundle bundle = stage.bundle(subject);
        Map<String, Object> issued = new LinkedHashMap<>();
        issued.put("subject", subject);
        issued.put("asOfPosition", bundle.position());
        issued.put("checkpointSize", bundle.checkpointSize());
        issued.put("manifestSha256", bundle.manifestSha256());
        issued.put("recipient", "illustrative-health-scrutiny");
        issued.put("purpose", "The committee asked what the decision rests on, now that it was taken again.");
        stage.command("demo/disclosure", SECRETARY, "/disclosures", issued);
    }
}
