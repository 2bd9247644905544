package org.duly.query.witness;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.duly.proofs.Hash;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that a witness needs to know of an event's record: where it says it stands, and its bytes. What the event means is
 * nothing to it, so that it also witnesses events of types it has never heard of.
 */
final class EventRecord {
    private static final String POSITION = "position";
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_DIGITS = 18;
    private static final Pattern LOG_NAME = Pattern.compile("[^\\s\\p{Cntrl}+]{1,255}");

    private EventRecord() {}

    /** The position a record says it has; null if it says none. */
    static @Nullable Long positionOf(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(POSITION);
        if (header == null || header.value() == null || record.value() == null) {
            return null;
        }
        String digits = new String(header.value(), StandardCharsets.US_ASCII);
        boolean number = !digits.isEmpty()
                && digits.length() <= MOST_DIGITS
                && digits.chars().allMatch(each -> each >= '0' && each <= '9');
        return number ? Long.valueOf(digits) : null;
    }

    static Hash leafOf(ConsumerRecord<byte[], byte[]> record) {
        return Hash.ofEntry(record.value());
    }

    /** The name of the log that an event says it belongs to; null if it says none that a log can have. */
    static @Nullable String logOf(ConsumerRecord<byte[], byte[]> record) {
        try {
            String log = JSON.readTree(record.value()).path("source").stringValue("");
            return LOG_NAME.matcher(log).matches() ? log : null;
        } catch (JacksonException notJson) {
            return null;
        }
    }
}
