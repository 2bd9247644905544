package org.duly.standalone.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * Nobody closes an engagement, nor opens or closes a ballot: Duly does, once its clock shows the time. What comes later comes
 * after that.
 */
final class DeadlineScene implements Scene {
    private static final Duration DONE_WITHIN = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 20;
    private static final String BALLOT_OPENED = "org.duly.ballot.ballot-opened.v1";
    private static final String BALLOT_CLOSED = "org.duly.ballot.ballot-closed.v1";

    private final String lane;
    private final Instant at;
    private final Predicate<Stage> isDone;

    private DeadlineScene(String lane, Instant at, Predicate<Stage> isDone) {
        this.lane = lane;
        this.at = at;
        this.isDone = isDone;
    }

    static DeadlineScene ofAnEngagement(String name, Instant closesAt) {
        return new DeadlineScene(
                name + "/closing",
                closesAt,
                stage -> stage.query("/engagements/{" + name + "}")
                        .at("/facts/closedAt")
                        .isString());
    }

    /** A ballot on a proposal of an engagement, and when it opens and closes. */
    static List<Scene> ofABallot(String name, String engagement, Instant opensAt, Instant closesAt) {
        return List.of(
                new DeadlineScene(
                        name + "/opening", opensAt, stage -> isRecorded(BALLOT_OPENED, name, engagement, stage)),
                new DeadlineScene(
                        name + "/closing", closesAt, stage -> isRecorded(BALLOT_CLOSED, name, engagement, stage)));
    }

    private static boolean isRecorded(String type, String ballot, String engagement, Stage stage) {
        return stage.isRecorded(
                engagement,
                entry -> entry.path("stream").asString().equals(stage.filled("ballot/{" + ballot + "}"))
                        && entry.path("type").asString().equals(type));
    }

    @Override
    public List<Step> steps() {
        return List.of(new Step(at, lane, this::await));
    }

    private void await(Stage stage) {
        long deadline = System.nanoTime() + DONE_WITHIN.toNanos();
        while (!isDone.test(stage)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(lane + " did not come within " + DONE_WITHIN);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
