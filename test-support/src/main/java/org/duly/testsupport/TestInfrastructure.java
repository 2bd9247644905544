package org.duly.testsupport;

/** Where the tests' servers run: in this JVM or in containers. */
enum TestInfrastructure {
    EMBEDDED,
    TESTCONTAINERS;

    static TestInfrastructure chosen() {
        return Chosen.CHOICE.infrastructure();
    }

    private static final class Chosen {
        private static final InfrastructureChoice CHOICE = InfrastructureChoice.make();
    }
}
