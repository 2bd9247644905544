package org.duly.embedded;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One Kafka broker (KRaft, its own controller) inside this JVM, its records kept on disk, on 127.0.0.1 only. Topics are
 * made on purpose, never by a first use. The caller stops it; after a JVM killed outright the next {@link #start} on
 * the same directory has every acknowledged record. Thread-safe.
 */
public final class EmbeddedKafkaServer implements AutoCloseable {
    private final Path dataDirectory;
    private int port;
    private boolean closed;
    private @Nullable KafkaBroker running;

    /**
     * @param dataDirectory kept across starts; created on the first one
     * @param port on 127.0.0.1; 0 takes a free one at the first start and keeps it for later starts of this object
     */
    public EmbeddedKafkaServer(Path dataDirectory, int port) {
        this.dataDirectory = dataDirectory.toAbsolutePath().normalize();
        this.port = port;
    }

    /**
     * Returns once the broker takes requests; does nothing when it already does.
     *
     * @throws PortTakenException when another program listens on the port
     */
    public synchronized void start() {
        if (closed) {
            throw new IllegalStateException("Kafka on " + dataDirectory + " has been closed for good");
        }
        if (running == null) {
            port = port == 0 ? Ports.free() : port;
            Ports.requireFree("Kafka", port);
            running = KafkaBroker.start(dataDirectory, port);
        }
    }

    /** Stops the broker; its records stay. Does nothing when it is not running. */
    public synchronized void stop() {
        KafkaBroker broker = running;
        if (broker != null) {
            running = null;
            broker.stop();
        }
    }

    /** Stops the broker for good: a start that has begun elsewhere ends first, a later one is refused. */
    @Override
    public synchronized void close() {
        closed = true;
        stop();
    }

    /** Host and port for clients; the port is 0 before the first start when none was fixed. */
    public synchronized String bootstrapServers() {
        return "127.0.0.1:" + port;
    }
}
