package org.duly.command.log;

/** What was to be taken into the log again is not what comes next in it. Nothing from that position on was written. */
public final class NoContinuationException extends RuntimeException {
    public NoContinuationException(long position, String why) {
        super("Position " + position + " does not continue the log: " + why);
    }
}
