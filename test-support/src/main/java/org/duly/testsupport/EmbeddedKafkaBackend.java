package org.duly.testsupport;

import java.nio.file.Path;
import org.duly.embedded.EmbeddedKafkaServer;

final class EmbeddedKafkaBackend implements KafkaBackend {
    private final Path directory = TemporaryDirectory.create("duly-test-kafka");
    private final EmbeddedKafkaServer server = new EmbeddedKafkaServer(directory, 0);

    @Override
    public void start() {
        server.start();
    }

    @Override
    public void stop() {
        server.stop();
    }

    @Override
    public String bootstrapServers() {
        return server.bootstrapServers();
    }

    @Override
    public void discard() {
        server.stop();
        TemporaryDirectory.delete(directory);
    }
}
