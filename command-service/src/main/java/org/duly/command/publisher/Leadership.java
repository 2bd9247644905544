package org.duly.command.publisher;

/**
 * Which of several publishers of one log is to publish. It keeps them from fencing each other for ever; that no two
 * publish at once is Kafka's fencing, not this. Used by one thread.
 */
public interface Leadership extends AutoCloseable {
    /** Takes the lead if nobody has it; true as long as this one has it. May be asked again at any time. */
    boolean lead();

    /** Gives the lead up, for another or for a later {@link #lead}. */
    void giveUp();

    @Override
    default void close() {
        giveUp();
    }
}
