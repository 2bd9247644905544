package org.duly.command.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.duly.command.log.Samples.append;
import static org.duly.command.log.Samples.newStream;
import static org.duly.command.log.Samples.withdrawn;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AppendQueueTest {
    private static final int BYTES_OF_TWO = 2 * pending(1).bytes();

    @Test
    void aBatchIsAllThatWaitsInOrder() throws Exception {
        AppendQueue queue = new AppendQueue(10, Integer.MAX_VALUE);
        List<PendingAppend> waiting = fill(queue, pending(1), pending(2), pending(1));

        assertThat(queue.takeBatch()).isEqualTo(waiting);
        assertThat(queue.size()).isZero();
    }

    @Test
    void aBatchEndsBeforeItHasTooManyEvents() throws Exception {
        AppendQueue queue = new AppendQueue(3, Integer.MAX_VALUE);
        List<PendingAppend> waiting = fill(queue, pending(1), pending(2), pending(1));

        assertThat(queue.takeBatch()).isEqualTo(waiting.subList(0, 2));
        assertThat(queue.takeBatch()).isEqualTo(waiting.subList(2, 3));
    }

    @Test
    void aBatchEndsBeforeItHasTooManyBytes() throws Exception {
        AppendQueue queue = new AppendQueue(10, BYTES_OF_TWO);
        List<PendingAppend> waiting = fill(queue, pending(1), pending(1), pending(1));

        assertThat(queue.takeBatch()).isEqualTo(waiting.subList(0, 2));
    }

    @Test
    void anAppendOverTheBoundsIsTakenAlone() throws Exception {
        AppendQueue queue = new AppendQueue(3, Integer.MAX_VALUE);
        List<PendingAppend> waiting = fill(queue, pending(5), pending(1));

        assertThat(queue.takeBatch()).isEqualTo(waiting.subList(0, 1));
    }

    @Test
    void whatNobodyWaitsForAnyMoreIsLeftOut() throws Exception {
        AppendQueue queue = new AppendQueue(10, Integer.MAX_VALUE);
        List<PendingAppend> waiting = fill(queue, pending(1), pending(1));
        assertThatThrownBy(() -> waiting.getFirst().await(Duration.ZERO)).isInstanceOf(LogUnavailableException.class);

        assertThat(queue.takeBatch()).isEqualTo(waiting.subList(1, 2));
    }

    private static List<PendingAppend> fill(AppendQueue queue, PendingAppend... appends) {
        for (PendingAppend append : appends) {
            queue.add(append);
        }
        return List.of(appends);
    }

    private static PendingAppend pending(int events) {
        String stream = newStream();
        return new PendingAppend(
                append(Stream.iterate(0, n -> n + 1)
                        .limit(events)
                        .map(version -> withdrawn(stream, version))
                        .toArray(Append.NewEvent[]::new)),
                null);
    }
}
