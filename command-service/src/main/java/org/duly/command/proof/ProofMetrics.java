package org.duly.command.proof;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.duly.platform.proofs.StoredTree;

/** How far the log is proven. */
final class ProofMetrics implements MeterBinder {
    private final StoredTree tree;
    private final Checkpoints checkpoints;
    private final CheckpointSigner signer;
    private final InstantSource clock;

    /** @param clock the machine's */
    ProofMetrics(StoredTree tree, Checkpoints checkpoints, CheckpointSigner signer, InstantSource clock) {
        this.tree = tree;
        this.checkpoints = checkpoints;
        this.signer = signer;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("duly.tree.size", tree, StoredTree::size)
                .description("Events in the log's tree")
                .register(registry);
        Gauge.builder("duly.checkpoint.size", this, ProofMetrics::size)
                .description("Events under the last checkpoint")
                .register(registry);
        TimeGauge.builder("duly.checkpoint.age", this, TimeUnit.SECONDS, ProofMetrics::age)
                .description("How long ago the last checkpoint was signed; unknown before the first")
                .register(registry);
        Gauge.builder("duly.proof.refused", signer, s -> s.refusal() == null ? 0 : 1)
                .description("1 once the past was found altered, and nothing is signed any more")
                .register(registry);
    }

    private double size() {
        return checkpoints.last().map(last -> last.checkpoint().size()).orElse(0L);
    }

    private double age() {
        Instant now = clock.instant();
        return checkpoints
                .last()
                .map(last -> Duration.between(last.signedAt(), now).toMillis() / 1_000.0)
                .orElse(Double.NaN);
    }
}
