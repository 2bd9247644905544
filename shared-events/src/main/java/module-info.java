/**
 * Duly's published contract: what every event on the topic means and how its bytes are read.
 *
 * <p>A named module so that the sealed event types may span one package per capability.
 */
@org.jspecify.annotations.NullMarked
module org.duly.events {
    requires transitive org.jspecify;
    requires com.fasterxml.jackson.annotation;
    requires tools.jackson.core;
    requires tools.jackson.databind;

    exports org.duly.events;
    exports org.duly.events.ballot;
    exports org.duly.events.body;
    exports org.duly.events.codebook;
    exports org.duly.events.consideration;
    exports org.duly.events.decision;
    exports org.duly.events.disclosure;
    exports org.duly.events.document;
    exports org.duly.events.engagement;
    exports org.duly.events.governance;
    exports org.duly.events.merger;
    exports org.duly.events.organisation;
    exports org.duly.events.privacy;
    exports org.duly.events.programme;
    exports org.duly.events.response;
    exports org.duly.events.signoff;

    opens org.duly.events to
            tools.jackson.databind;
    opens org.duly.events.ballot to
            tools.jackson.databind;
    opens org.duly.events.body to
            tools.jackson.databind;
    opens org.duly.events.codebook to
            tools.jackson.databind;
    opens org.duly.events.consideration to
            tools.jackson.databind;
    opens org.duly.events.decision to
            tools.jackson.databind;
    opens org.duly.events.disclosure to
            tools.jackson.databind;
    opens org.duly.events.document to
            tools.jackson.databind;
    opens org.duly.events.engagement to
            tools.jackson.databind;
    opens org.duly.events.governance to
            tools.jackson.databind;
    opens org.duly.events.merger to
            tools.jackson.databind;
    opens org.duly.events.organisation to
            tools.jackson.databind;
    opens org.duly.events.privacy to
            tools.jackson.databind;
    opens org.duly.events.programme to
            tools.jackson.databind;
    opens org.duly.events.response to
            tools.jackson.databind;
    opens org.duly.events.signoff to
            tools.jackson.databind;
}
