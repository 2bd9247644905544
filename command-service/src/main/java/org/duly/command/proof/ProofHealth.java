package org.duly.command.proof;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Down, with the reason, once the past was found altered. */
final class ProofHealth extends AbstractHealthIndicator {
    private final Checkpoints checkpoints;
    private final CheckpointSigner signer;

    ProofHealth(Checkpoints checkpoints, CheckpointSigner signer) {
        this.checkpoints = checkpoints;
        this.signer = signer;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        String refusal = signer.refusal();
        if (refusal == null) {
            health.up();
        } else {
            health.down().withDetail("refusal", refusal);
        }
        checkpoints
                .last()
                .ifPresent(last ->
                        health.withDetail("size", last.checkpoint().size()).withDetail("signedAt", last.signedAt()));
    }
}
