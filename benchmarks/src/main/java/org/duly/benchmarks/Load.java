package org.duly.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/** Many callers doing one thing again and again for a bounded number of times. */
final class Load {
    private static final long LONGEST_MICROS = 60_000_000;

    private Load() {}

    /** One thing done, by a caller numbered from 0, as the n-th of all. */
    @FunctionalInterface
    interface Operation {
        void run(int caller, long number) throws Exception;
    }

    /** What came of it: operations a second, and how long one took. */
    record Outcome(double perSecond, double p50Millis, double p99Millis) {}

    /** Has {@code callers} threads do {@code total} operations between them, as fast as they can. */
    static Outcome run(int callers, long total, Operation operation) throws InterruptedException, ExecutionException {
        AtomicLong next = new AtomicLong();
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Histogram>> histograms = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            for (int caller = 0; caller < callers; caller++) {
                int me = caller;
                histograms.add(threads.submit(() -> {
                    Histogram latencies = new Histogram(LONGEST_MICROS, 3);
                    start.await();
                    for (long number = next.getAndIncrement(); number < total; number = next.getAndIncrement()) {
                        long began = System.nanoTime();
                        operation.run(me, number);
                        latencies.recordValue(Math.min(LONGEST_MICROS, (System.nanoTime() - began) / 1_000));
                    }
                    return latencies;
                }));
            }
            long began = System.nanoTime();
            start.countDown();
            Histogram all = new Histogram(LONGEST_MICROS, 3);
            for (Future<Histogram> histogram : histograms) {
                all.add(histogram.get());
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            return new Outcome(total / seconds, all.getValueAtPercentile(50) / 1e3, all.getValueAtPercentile(99) / 1e3);
        }
    }
}
