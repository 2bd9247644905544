package org.duly.command.handling;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the most recently used streams in memory, bounded by their number.
 *
 * <p>Axon's weak-reference cache forgets everything at each garbage collection, which is when a busy service can least
 * afford to read it all again.
 */
final class RecentStreams implements org.axonframework.common.caching.Cache {
    private final Cache<Object, Object> streams;

    RecentStreams(long maximum) {
        this.streams = Caffeine.newBuilder().maximumSize(maximum).build();
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // Axon's interface: null is absent
    public <K, V> V get(K key) {
        return (V) streams.getIfPresent(key);
    }

    @Override
    public void put(Object key, Object value) {
        streams.put(key, value);
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return streams.asMap().putIfAbsent(key, value) == null;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> T computeIfAbsent(Object key, Supplier<T> value) {
        return (T) streams.get(key, _ -> value.get());
    }

    @Override
    @SuppressWarnings("unchecked")
    public <V> void computeIfPresent(Object key, UnaryOperator<V> update) {
        streams.asMap().computeIfPresent(key, (_, present) -> update.apply((V) present));
    }

    @Override
    public boolean remove(Object key) {
        return streams.asMap().remove(key) != null;
    }

    @Override
    public void removeAll() {
        streams.invalidateAll();
    }

    @Override
    public boolean containsKey(Object key) {
        return streams.getIfPresent(key) != null;
    }

    @Override
    public @Nullable Registration registerCacheEntryListener(EntryListener listener) {
        throw new UnsupportedOperationException("Nobody listens to this cache");
    }
}
