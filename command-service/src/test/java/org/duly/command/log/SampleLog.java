package org.duly.command.log;

import java.util.ArrayList;
import java.util.List;
import org.duly.platform.database.Database;

/** A log of its own with events in it, for tests of what stands on a log. */
public final class SampleLog implements AutoCloseable {
    private final TestLogDatabase database = new TestLogDatabase();
    private final PostgresEventLog log = database.open(new TestClock());

    /** The log, as its service opened it. */
    public PostgresEventLog log() {
        return log;
    }

    /** Where it lies. */
    public Database database() {
        return database.database();
    }

    /** Appends so many events, each to a stream of its own. */
    public void append(int events) {
        List<Append> appends = new ArrayList<>();
        for (int event = 0; event < events; event++) {
            appends.add(Samples.append(Samples.withdrawn(Samples.newStream(), 0)));
        }
        log.appendAll(appends);
    }

    @Override
    public void close() {
        database.close();
    }
}
