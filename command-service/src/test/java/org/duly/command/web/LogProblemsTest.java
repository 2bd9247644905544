package org.duly.command.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duly.command.web.Bodies.PLAN;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duly.command.log.PostgresEventLog;
import org.duly.command.web.RunningCommandService.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a caller is told when the log does not take an event. */
class LogProblemsTest {
    private RunningCommandService service;

    @BeforeEach
    void start() {
        service = RunningCommandService.start();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void an_event_too_large_to_publish_is_a_problem_of_the_request() {
        String questions = IntStream.rangeClosed(1, 100)
                .mapToObj(number -> "{\"id\": \"Q%d\", \"text\": \"%s\"}".formatted(number, "Why? ".repeat(200)))
                .collect(Collectors.joining(",", "[", "]"));
        Answer large = service.post("/engagements", Bodies.planAsking(questions));

        assertThat(large.status()).as(large.problem()).isEqualTo(413);
        assertThat(large.problem()).isEqualTo("event-too-large");
        assertThat(large.json().required("detail").stringValue()).contains("Shorten");
        assertThat(service.post("/engagements", PLAN).status()).isEqualTo(201);
    }

    @Test
    void a_log_that_cannot_be_reached_is_a_problem_that_passes() {
        service.bean(PostgresEventLog.class).close();

        Answer unavailable = service.post("/engagements", PLAN);

        assertThat(unavailable.status()).as(unavailable.problem()).isEqualTo(503);
        assertThat(unavailable.problem()).isEqualTo("log-unavailable");
        assertThat(unavailable.response().headers().firstValue("Retry-After")).isPresent();
        assertThat(unavailable.json().required("detail").stringValue()).contains("same Idempotency-Key");
    }
}
