package org.duly.command.publisher;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.duly.command.log.Append.CommandId;
import org.duly.command.log.EventLog.LoggedEvent;
import org.jspecify.annotations.Nullable;

/**
 * What is published beside the first event of a command, so that a log which is completed from its topic still recognises the
 * command when it is repeated: the number of its events, the keyed digest of its request in hex, and its caller, in UTF-8
 * with a space between. The command's id is the event's {@code causationid}.
 */
record CommandHeader(int events, byte[] requestDigest, String caller) {
    private static final String NAME = "command";
    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,8}) ((?:[0-9a-f]{2})+) (.+)", Pattern.DOTALL);

    static void add(Headers headers, LoggedEvent event) {
        CommandId command = event.command();
        if (command != null) {
            String value = event.commandEvents() + " " + HexFormat.of().formatHex(command.requestDigest()) + " "
                    + command.caller();
            headers.add(NAME, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * The header of a record; null if it has none, being no command's first event.
     *
     * @throws IllegalArgumentException if it is not what {@link #add} writes
     */
    static @Nullable CommandHeader of(Headers headers) {
        Header header = headers.lastHeader(NAME);
        if (header == null) {
            return null;
        }
        Matcher parts = FORM.matcher(new String(header.value(), StandardCharsets.UTF_8));
        if (!parts.matches()) {
            throw new IllegalArgumentException("The header '" + NAME + "' cannot be read");
        }
        return new CommandHeader(
                Integer.parseInt(parts.group(1)), HexFormat.of().parseHex(parts.group(2)), parts.group(3));
    }

    /**
     * Without the events of a last command of which some are missing: they are published together or not at all, for what is
     * published may one day be all that is left.
     */
    static List<LoggedEvent> whole(List<LoggedEvent> events) {
        for (int at = events.size() - 1; at > 0; at--) {
            LoggedEvent event = events.get(at);
            if (event.command() != null) {
                return at + event.commandEvents() > events.size() ? events.subList(0, at) : events;
            }
        }
        return events;
    }

    CommandId withId(String id) {
        return new CommandId(caller, id, requestDigest);
    }
}
