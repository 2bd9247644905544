package org.duly.testsupport;

/** A Kafka broker whose address and records outlast a stop and a start. */
interface KafkaBackend {
    void start();

    void stop();

    String bootstrapServers();

    /** Stops it for good and removes what it kept. */
    void discard();
}
