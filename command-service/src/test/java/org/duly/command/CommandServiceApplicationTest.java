package org.duly.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.SimpleEventBus;
import org.duly.platform.vault.MasterKey;
import org.duly.testsupport.TestKafka;
import org.duly.testsupport.TestPostgres;
import org.duly.testsupport.TestServices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.support.GenericApplicationContext;

/** The whole service, as its main class starts it, on a real database and a real broker. */
class CommandServiceApplicationTest {
    @TempDir
    private Path directory;

    @Test
    void it_starts_and_is_healthy() throws Exception {
        try (var service = CommandServiceApplication.builder().run(arguments());
                HttpClient http = HttpClient.newHttpClient()) {
            String port = service.getEnvironment().getRequiredProperty("local.server.port");
            HttpRequest health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health"))
                    .build();

            // It accepts commands at once; it is healthy when the publisher has found its place in the topic.
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(http.send(health, HttpResponse.BodyHandlers.ofString())
                                    .statusCode())
                            .isEqualTo(200));
        }
    }

    @Test
    void it_refuses_to_start_unless_axons_event_bus_is_the_log() {
        SpringApplicationBuilder withForgetfulBus = CommandServiceApplication.builder()
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean(
                                "forgetfulBus",
                                EventBus.class,
                                () -> SimpleEventBus.builder().build(),
                                bean -> bean.setPrimary(true)));

        assertThatThrownBy(() -> withForgetfulBus.run(arguments()))
                .rootCause()
                .hasMessageContaining("events would be lost");
    }

    private String[] arguments() {
        Path masterKey = directory.resolve("master.key");
        MasterKey.loadOrGenerate(masterKey);
        Map<String, String> settings =
                new HashMap<>(TestPostgres.shared().freshDatabases().commandServiceProperties());
        settings.put("duly.log.name", "duly.test/application");
        settings.put("duly.vault.master-key-file", masterKey.toString());
        settings.put("duly.events-topic", TestKafka.shared().freshTopicName("application"));
        settings.put("spring.kafka.bootstrap-servers", TestKafka.shared().bootstrapServers());
        settings.put("server.port", "0");
        return TestServices.arguments(settings);
    }
}
