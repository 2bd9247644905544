package org.duly.command.log;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.duly.command.log.Append.NewEvent;
import org.jspecify.annotations.Nullable;

/** An append and whoever waits for its answer. Answered once; later answers are ignored. */
final class PendingAppend {
    private final Append append;
    private final @Nullable String traceparent;
    private final int bytes;
    private final CompletableFuture<Appended> answer = new CompletableFuture<>();

    /** @param traceparent where in a sampled trace it is asked for; null outside of any */
    PendingAppend(Append append, @Nullable String traceparent) {
        this.append = append;
        this.traceparent = traceparent;
        this.bytes = append.events().stream()
                .map(NewEvent::event)
                .mapToInt(event -> event.size())
                .sum();
    }

    Append append() {
        return append;
    }

    @Nullable
    String traceparent() {
        return traceparent;
    }

    int events() {
        return append.events().size();
    }

    int bytes() {
        return bytes;
    }

    void accept(Appended appended) {
        answer.complete(appended);
    }

    void fail(RuntimeException reason) {
        answer.completeExceptionally(reason);
    }

    /** Whether nobody waits any more. */
    boolean isAnswered() {
        return answer.isDone();
    }

    Appended await(Duration patience) {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            fail(new LogUnavailableException("The log did not answer within " + patience.toSeconds() + " s", late));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            fail(new LogUnavailableException("Interrupted while waiting for the log", interrupted));
        } catch (ExecutionException failed) {
            return answered();
        }
        return answered();
    }

    private Appended answered() {
        return switch (answer.state()) {
            case SUCCESS -> answer.resultNow();
            case FAILED -> throw (RuntimeException) answer.exceptionNow();
            case RUNNING, CANCELLED -> throw new IllegalStateException("Not answered");
        };
    }
}
