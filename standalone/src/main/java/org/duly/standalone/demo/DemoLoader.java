package org.duly.standalone.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells the demo's story: two engagements of autumn 2019 with synthetic responses, the programme they were part of, and
 * what boards and members made of it all. Every step goes through the public commands, in the order of time, the simulated
 * clock moved to each step's time. Told again, it adds nothing; told after an interruption, it goes on where it stopped.
 */
public final class DemoLoader {
    /** What the idempotency key of every command of the story begins with. */
    public static final String KEYS = "demo/";

    private static final String E1 = "e1";
    private static final String E2 = "e2";
    private static final String OUTLINE = E2 + "/outline";
    private static final List<String> GOVERNANCE = List.of(
            "bodies",
            "technical-submission",
            "papers",
            "southdown",
            "eastvale",
            "northmere",
            "council",
            "joint-committee",
            "ballot",
            "merger",
            "lineage");

    private final String commandUrl;
    private final String queryUrl;
    private final SimulatedClock clock;

    public DemoLoader(String commandUrl, String queryUrl, SimulatedClock clock) {
        this.commandUrl = commandUrl;
        this.queryUrl = queryUrl;
        this.clock = clock;
    }

    /**
     * Returns once the queries show all of it.
     *
     * @return the id of the engagement on commissioning arrangements
     * @throws IllegalStateException when a service does not take a step
     */
    public String load() {
        try (DemoClient client = new DemoClient(commandUrl, queryUrl)) {
            Stage stage = new Stage(client);
            Story story = new Story(scenes());
            if (clock.instant().isBefore(story.end())) {
                story.tell(stage, clock);
            } else {
                // All of it is in the log; the one command sent again is answered with the id it had.
                new ScriptedScene(OUTLINE).steps().getFirst().act().on(stage);
            }
            stage.query("/engagements/{" + E2 + "}/status");
            return stage.id(E2);
        }
    }

    /** When the last step of the story is taken, and only that one. */
    public static Instant storyEnds() {
        return new Story(scenes()).end();
    }

    /** The idempotency key of the command that starts the engagement that {@link #load} answers with. */
    public static String keyOfTheEngagement() {
        return ScriptedScene.key(OUTLINE, 0);
    }

    /** A scene that is added here is told with the others; its own times say when. */
    private static List<Scene> scenes() {
        List<Scene> scenes = new ArrayList<>();
        scenes.add(new ScriptedScene("programme/milestones"));
        scenes.addAll(engagement(E1, Instant.parse("2019-10-18T23:00:00Z"), Instant.parse("2019-10-21T10:00:00Z")));
        scenes.addAll(engagement(E2, Instant.parse("2019-12-02T00:00:00Z"), Instant.parse("2019-12-05T11:00:00Z")));
        scenes.add(ProposalsScene.ofACampaign(E2, Instant.parse("2019-11-12T11:00:00Z")));
        GOVERNANCE.forEach(scene -> scenes.add(new ScriptedScene("governance/" + scene)));
        scenes.add(new DisclosureScene(E2, "southdown/second-decision"));
        scenes.addAll(DeadlineScene.ofABallot(
                "ballot", E2, Instant.parse("2020-03-09T09:00:00Z"), Instant.parse("2020-03-27T17:00:00Z")));
        scenes.addAll(DeadlineScene.ofABallot(
                "revote", E2, Instant.parse("2020-06-08T08:00:00Z"), Instant.parse("2020-06-26T16:00:00Z")));
        return scenes;
    }

    private static List<Scene> engagement(String name, Instant closesAt, Instant duplicatesLinkedAt) {
        List<SyntheticResponse> responses = SyntheticResponses.of(name);
        return List.of(
                new ScriptedScene(name + "/outline"),
                DeadlineScene.ofAnEngagement(name, closesAt),
                new IntakeScene(name, responses, duplicatesLinkedAt),
                ProposalsScene.ofDuplicates(name, duplicatesLinkedAt),
                new ScriptedScene(name + "/codebook"),
                new CodingScene(name, responses),
                new ScriptedScene(name + "/report"));
    }
}
