package org.duly.standalone;

import org.jspecify.annotations.Nullable;

/** What is printed once everything is up: where it is, and something to try. */
final class Greeting {
    private final Progress progress;
    private final PortNumbers ports;

    Greeting(Progress progress, PortNumbers ports) {
        this.progress = progress;
        this.ports = ports;
    }

    /**
     * Prints it.
     *
     * @param engagement the id of the demo's engagement, when it has just been loaded
     */
    void print(LogKind kind, @Nullable String engagement) {
        progress.say("");
        progress.say("Commands  " + ports.commandUrl() + "/api/v1");
        progress.say("Queries   " + ports.queryUrl() + "/api/v1");
        if (kind == LogKind.DEMO) {
            progress.say("This is a demo: its responses are synthetic, its clock is simulated (December 2019).");
        }
        progress.say("Try, in another terminal:");
        if (engagement == null) {
            suggest("/engagements");
        } else {
            suggest("/engagements/" + engagement + "/status");
            suggest("/engagements/" + engagement + "/responses?q=hospital");
            suggest("/engagements/" + engagement + "/responses?late=true");
            suggest("/engagements/" + engagement + "/audit-trail");
        }
        progress.say("Ctrl-C stops everything.");
        progress.say("");
    }

    private void suggest(String path) {
        progress.say("  curl -s '" + ports.queryUrl() + "/api/v1" + path + "'");
    }
}
