package org.duly.command.web;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What tests over HTTP have in common: one running service for all tests of a class. */
abstract class CommandServiceScenario {
    static RunningCommandService service;

    @BeforeAll
    static void start() {
        service = RunningCommandService.start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }
}
