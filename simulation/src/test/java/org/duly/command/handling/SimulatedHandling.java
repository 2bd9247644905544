package org.duly.command.handling;

import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.duly.command.log.EventLog;
import org.duly.events.EventCodec;
import org.jspecify.annotations.Nullable;

/** Makes dispatchers whose cache of streams forgets when told, or does not when it should. */
public final class SimulatedHandling {
    private static final int STREAMS = 100;

    private SimulatedHandling() {}

    /**
     * A dispatcher on a log.
     *
     * @param forgets asked at each look into the cache whether what is looked for was evicted
     * @param keepsWhatIsOutdated a defect: what is to be read again is not
     */
    public static CommandDispatcher dispatcher(
            EventLog log,
            EventCodec codec,
            InstantSource clock,
            List<? extends StreamKind<?, ?>> kinds,
            BooleanSupplier forgets,
            boolean keepsWhatIsOutdated) {
        Cache cache = new ForgetfulStreams(forgets, keepsWhatIsOutdated);
        return new AxonCommandDispatcher(log, new LogEventStore(log, codec, clock), clock, kinds, cache);
    }

    private static final class ForgetfulStreams implements Cache {
        private final RecentStreams streams = new RecentStreams(STREAMS);
        private final BooleanSupplier forgets;
        private final boolean keepsWhatIsOutdated;

        ForgetfulStreams(BooleanSupplier forgets, boolean keepsWhatIsOutdated) {
            this.forgets = forgets;
            this.keepsWhatIsOutdated = keepsWhatIsOutdated;
        }

        @Override
        @SuppressWarnings({"TypeParameterUnusedInFormals", "NullAway"}) // Axon's interface: null is absent
        public <K, V> V get(K key) {
            if (forgets.getAsBoolean()) {
                streams.remove(key);
            }
            return streams.get(key);
        }

        @Override
        public void put(Object key, Object value) {
            streams.put(key, value);
        }

        @Override
        public boolean putIfAbsent(Object key, Object value) {
            return streams.putIfAbsent(key, value);
        }

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals")
        public <T> T computeIfAbsent(Object key, Supplier<T> value) {
            return streams.computeIfAbsent(key, value);
        }

        @Override
        public <V> void computeIfPresent(Object key, UnaryOperator<V> update) {
            streams.computeIfPresent(key, update);
        }

        @Override
        public boolean remove(Object key) {
            return !keepsWhatIsOutdated && streams.remove(key);
        }

        @Override
        public void removeAll() {
            streams.removeAll();
        }

        @Override
        public boolean containsKey(Object key) {
            return streams.containsKey(key);
        }

        @Override
        public @Nullable Registration registerCacheEntryListener(EntryListener listener) {
            return streams.registerCacheEntryListener(listener);
        }
    }
}
