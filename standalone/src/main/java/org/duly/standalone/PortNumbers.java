package org.duly.standalone;

import java.util.List;
import java.util.stream.Stream;

/** Where the four servers listen on 127.0.0.1. */
record PortNumbers(int command, int query, int postgres, int kafka) {
    private static final int HIGHEST = 65_535;

    PortNumbers {
        List<Integer> all = List.of(command, query, postgres, kafka);
        if (all.stream().anyMatch(port -> port < 1 || port > HIGHEST)) {
            throw new LaunchFailure("a port is a number from 1 to " + HIGHEST + ", and these were asked for: " + all);
        }
        if (Stream.of(command, query, postgres, kafka).distinct().count() < all.size()) {
            throw new LaunchFailure("every server needs a port of its own, and these were asked for: " + all);
        }
    }

    static String url(int port) {
        return "http://127.0.0.1:" + port;
    }

    String commandUrl() {
        return url(command);
    }

    String queryUrl() {
        return url(query);
    }

    /** The option that moves whatever was to listen on this port. */
    String optionOf(int port) {
        if (port == command) {
            return PortOptions.COMMAND;
        }
        if (port == query) {
            return PortOptions.QUERY;
        }
        return port == postgres ? PortOptions.POSTGRES : PortOptions.KAFKA;
    }
}
