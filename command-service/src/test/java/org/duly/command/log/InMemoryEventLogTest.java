package org.duly.command.log;

/** The model keeps the promises it is a model of. */
class InMemoryEventLogTest extends EventLogConformance {
    @Override
    EventLog openEmpty() {
        return new InMemoryEventLog(Samples.LOG, clock);
    }

    @Override
    EventLog openAgain() {
        return log;
    }
}
