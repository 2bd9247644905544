package org.duly.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which instance of the query side has the partition. It is taken away and given without regard to who works on it. */
final class ConsumerGroup {
    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(6);

    private final Simulation simulation;
    private final List<Instance> members = new ArrayList<>();
    private @Nullable Instance owner;
    private boolean readAgain;

    ConsumerGroup(Simulation simulation) {
        this.simulation = simulation;
    }

    void join(Instance member) {
        members.add(member);
        if (owner == null) {
            owner = member;
        }
        member.atEnd(() -> {
            members.remove(member);
            var _ = simulation.after(simulation.upTo(SESSION_TIMEOUT), () -> {
                if (owner == member) {
                    rebalance();
                }
            });
        });
    }

    boolean isOwner(Instance member) {
        return owner == member;
    }

    void rebalance() {
        owner = members.isEmpty() ? null : members.get(simulation.random().nextInt(members.size()));
        simulation.note(simulation.world(), "REBALANCE to " + (owner == null ? "nobody" : owner.name()));
    }

    /** The next poll begins at an offset that was read before. */
    void readAgain() {
        readAgain = true;
    }

    void maybeReadAgain(SimulatedConsumer consumer) {
        long position = consumer.position(SimulatedTopic.PARTITION);
        if (readAgain && position > 0) {
            readAgain = false;
            consumer.seek(SimulatedTopic.PARTITION, simulation.random().nextLong(position));
            simulation.note(simulation.world(), "READ AGAIN");
        }
    }
}
