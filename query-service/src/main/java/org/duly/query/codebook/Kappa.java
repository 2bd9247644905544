package org.duly.query.codebook;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cohen's kappa of two coders, taken one comparison after another. In whole numbers until the last division. */
final class Kappa {
    private final Map<Object, Long> one = new HashMap<>();
    private final Map<Object, Long> other = new HashMap<>();
    private long items;
    private long agreed;

    /** Adds responses of which the two say these things. */
    void add(Object says, Object otherSays, long howMany) {
        one.merge(says, howMany, Long::sum);
        other.merge(otherSays, howMany, Long::sum);
        items += howMany;
        agreed += says.equals(otherSays) ? howMany : 0;
    }

    long items() {
        return items;
    }

    long agreed() {
        return agreed;
    }

    /** Null where it is not defined. */
    @Nullable
    Double value() {
        long byChance = one.entrySet().stream()
                .mapToLong(said -> said.getValue() * other.getOrDefault(said.getKey(), 0L))
                .sum();
        long always = items * items;
        return always == byChance ? null : (double) (items * agreed - byChance) / (always - byChance);
    }
}
