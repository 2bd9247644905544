package org.duly.standalone;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** What is printed once everything is up: where it is, and something to try. */
final class Greeting {
    private final Progress progress;
    private final String commandUrl;
    private final String queryUrl;

    Greeting(Progress progress, String commandUrl, String queryUrl) {
        this.progress = progress;
        this.commandUrl = commandUrl;
        this.queryUrl = queryUrl;
    }

    /** Of a log that holds no demo. */
    void print() {
        printAddresses();
        printWhatToTry(null);
    }

    /**
     * Of a demo's log.
     *
     * @param clock what its clock is
     * @param engagement the id of the demo's engagement, when it is known
     */
    void printOfTheDemo(String clock, @Nullable String engagement) {
        printAddresses();
        progress.say("This is a demo: its responses are synthetic, " + clock + ".");
        printWhatToTry(engagement);
    }

    static LocalDate day(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private void printAddresses() {
        progress.say("");
        progress.say("Commands  " + commandUrl + "/api/v1");
        progress.say("Queries   " + queryUrl + "/api/v1");
    }

    private void printWhatToTry(@Nullable String engagement) {
        progress.say("Try, in another terminal:");
        if (engagement == null) {
            suggest("/engagements");
            return;
        }
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
        progress.say("  curl -s -o bundle.zip '" + queryUrl + "/api/v1/disclosure-bundles'"
                + " -H 'Content-Type: application/json' -d '{\"subject\": {\"kind\": \"ENGAGEMENT\", \"id\": \""
                + engagement + "\"}}'");
        progress.say("  java verifier/Verify.java bundle.zip");
    }

    private void visit(String path) {
        progress.say("  " + queryUrl + "/api/v1" + path);
    }

    private void suggest(String path) {
        progress.say("  curl -s '" + queryUrl + "/api/v1" + path + "'");
    }
}
