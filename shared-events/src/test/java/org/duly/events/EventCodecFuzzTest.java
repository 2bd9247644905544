package org.duly.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever bytes arrive, the codec reads them or says {@link UnreadableEventException}; and what it read, it can write
 * so that it reads the same again. The seeds are fixed: a failure is repeated by running its seed.
 */
class EventCodecFuzzTest {
    private static final int DOCUMENTS = 5_000;
    private static final byte[] SYNTAX =
            "{}[]\":,\\0123456789-+.eEnulltruefasTZ \u00e9".getBytes(StandardCharsets.UTF_8);

    private final EventCodec codec = new EventCodec();

    @ParameterizedTest
    @ValueSource(longs = {1, 20191201, 998877})
    void damagedEventsAreReadOrUnreadable(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<byte[]> events = EventExamples.all().stream()
                .map(event -> codec.encode(event).stamp(event.recordedTime()))
                .toList();
        int read = 0;
        int unreadable = 0;
        for (int document = 0; document < DOCUMENTS; document++) {
            byte[] damaged = damage(events.get(random.nextInt(events.size())), random);
            if (isRead(damaged)) {
                read++;
            } else {
                unreadable++;
            }
        }
        assertThat(read).as("damage inside a text is not noticed by the codec").isPositive();
        assertThat(unreadable).isGreaterThan(DOCUMENTS / 4);
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 20200113})
    void noiseIsUnreadable(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int document = 0; document < DOCUMENTS; document++) {
            byte[] noise = new byte[random.nextInt(64)];
            random.nextBytes(noise);
            assertThat(isRead(noise)).isFalse();
        }
    }

    private boolean isRead(byte[] bytes) {
        EventEnvelope event;
        try {
            event = codec.decode(bytes);
        } catch (UnreadableEventException expected) {
            return false;
        }
        assertThat(codec.decode(codec.encode(event).stamp(event.recordedTime())).data())
                .as(new String(bytes, StandardCharsets.UTF_8))
                .isEqualTo(event.data());
        return true;
    }

    private static byte[] damage(byte[] event, SplittableRandom random) {
        byte[] bytes = event.clone();
        for (int times = random.nextInt(1, 4); times > 0; times--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> bytes[at] = SYNTAX[random.nextInt(SYNTAX.length)];
                case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                case 3 -> bytes = insert(bytes, at, SYNTAX[random.nextInt(SYNTAX.length)]);
                default -> bytes = insert(bytes, at, Arrays.copyOfRange(bytes, at, random.nextInt(at, bytes.length)));
            }
        }
        return bytes;
    }

    private static byte[] insert(byte[] into, int at, byte... what) {
        byte[] longer = new byte[into.length + what.length];
        System.arraycopy(into, 0, longer, 0, at);
        System.arraycopy(what, 0, longer, at, what.length);
        System.arraycopy(into, at, longer, at + what.length, into.length - at);
        return longer;
    }
}
