package org.duly.command.publisher;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** The topic a log is published into, as its publisher needs it. */
interface LogTopic {
    /**
     * Makes the topic if there is none.
     *
     * @throws WrongTopicException if it is no topic for this log
     */
    void ensure();

    /** A producer under the log's transactional id; whoever opens it closes it. */
    Producer<byte[], byte[]> producer();

    /** A reader of what is committed, not assigned to any partition; whoever opens it closes it. */
    Consumer<byte[], byte[]> reader();
}
