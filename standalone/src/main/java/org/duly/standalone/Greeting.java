package org.duly.standalone;

import java.time.Instant;
import java.time.ZoneOffset;
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
     * @param simulatedNow what a demo's clock shows; null for a real log
     * @param engagement the id of the demo's engagement, when it has just been loaded
     */
    void print(@Nullable Instant simulatedNow, @Nullable String engagement) {
        progress.say("");
        progress.say("Commands  " + ports.commandUrl() + "/api/v1");
        progress.say("Queries   " + ports.queryUrl() + "/api/v1");
        if (simulatedNow != null) {
            progress.say("This is a demo: its responses are synthetic, its clock is simulated and shows "
                    + simulatedNow.atOffset(ZoneOffset.UTC).toLocalDate() + ".");
        }
        progress.say("Try, in another terminal:");
        if (engagement == null) {
            suggest("/engagements");
        } else {
            suggest("/engagements/" + engagement + "/status");
            suggest("/engagements/" + engagement + "/responses?q=hospital");
            suggest("/engagements/" + engagement + "/themes");
            suggest("/engagements/" + engagement + "/audit-trail");
            suggest("/programmes");
            progress.say("what boards and members made of it:");
            suggest("/engagements/" + engagement + "/decisions");
            suggest("/engagements/" + engagement + "/ballots");
            suggest("/mergers");
            suggest("/organisation-lineage");
            progress.say("and in a browser:");
            visit("/engagements/" + engagement + "/reports/1/page");
            visit("/engagements/" + engagement + "/gunning-sheet/page");
            progress.say("and, for anybody who would rather check than believe it:");
            progress.say("  curl -s -o bundle.zip '" + ports.queryUrl() + "/api/v1/disclosure-bundles'"
                    + " -H 'Content-Type: application/json' -d '{\"subject\": {\"kind\": \"ENGAGEMENT\", \"id\": \""
                    + engagement + "\"}}'");
            progress.say("  java verifier/Verify.java bundle.zip");
        }
        progress.say("Ctrl-C stops everything.");
        progress.say("");
    }

    private void visit(String path) {
        progress.say("  " + ports.queryUrl() + "/api/v1" + path);
    }

    private void suggest(String path) {
        progress.say("  curl -s '" + ports.queryUrl() + "/api/v1" + path + "'");
    }
}
