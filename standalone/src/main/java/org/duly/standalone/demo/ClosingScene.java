package org.duly.standalone.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** Nobody closes an engagement or a ballot: Duly does, once its clock shows the deadline. What comes later comes after that. */
final class ClosingScene implements Scene {
    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 20;
    private static final String BALLOT_CLOSED = "org.duly.ballot.ballot-closed.v1";

    private final String name;
    private final Instant closesAt;
    private final Predicate<Stage> isClosed;

    private ClosingScene(String name, Instant closesAt, Predicate<Stage> isClosed) {
        this.name = name;
        this.closesAt = closesAt;
        this.isClosed = isClosed;
    }

    static ClosingScene ofAnEngagement(String name, Instant closesAt) {
        return new ClosingScene(
                name,
                closesAt,
                stage -> stage.query("/engagements/{" + name + "}")
                        .at("/facts/closedAt")
                        .isString());
    }

    /** A ballot on a proposal of an engagement. */
    static ClosingScene ofABallot(String name, String engagement, Instant closesAt) {
        return new ClosingScene(
                name,
                closesAt,
                stage -> stage.isRecorded(
                        engagement,
                        entry -> entry.path("stream").asString().equals(stage.filled("ballot/{" + name + "}"))
                                && entry.path("type").asString().equals(BALLOT_CLOSED)));
    }

    @Override
    public List<Step> steps() {
        return List.of(new Step(closesAt, name + "/closing", this::await));
    }

    private void await(Stage stage) {
        long deadline = System.nanoTime() + CLOSED_WITHIN.toNanos();
        while (!isClosed.test(stage)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(name + " was not closed within " + CLOSED_WITHIN);
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
