package org.duly.standalone.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Nobody closes an engagement: Duly does, once its clock shows the deadline. What comes later must come after it. */
final class ClosingScene implements Scene {
    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 20;

    private final String engagement;
    private final Instant closesAt;

    ClosingScene(String engagement, Instant closesAt) {
        this.engagement = engagement;
        this.closesAt = closesAt;
    }

    @Override
    public List<Step> steps() {
        return List.of(new Step(closesAt, engagement + "/closing", this::await));
    }

    private void await(Stage stage) {
        long deadline = System.nanoTime() + CLOSED_WITHIN.toNanos();
        while (!isClosed(stage)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the engagement was not closed within " + CLOSED_WITHIN);
            }
            pause();
        }
    }

    private boolean isClosed(Stage stage) {
        return stage.query("/engagements/{" + engagement + "}")
                .path("facts")
                .path("closedAt")
                .isString();
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
