package org.duly.query.web;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.duly.events.programme.DatePrecision;
import org.duly.events.programme.StatedDate;
import org.springframework.web.util.HtmlUtils;

/**
 * An HTML page to read and to print that needs nothing else: no script, no font, no picture. Everything shown is escaped.
 * Times are shown as people read them, London's, with what they are exactly for machines; whatever else is given is shown as
 * its text. Not thread-safe.
 */
public final class HtmlPage {
    private static final String STYLE = "body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
            + "table{border-collapse:collapse;width:100%;margin:1rem 0}caption{text-align:left;font-weight:bold}"
            + "th,td{border:1px solid #666;padding:.3rem .5rem;text-align:left;vertical-align:top}"
            + ".notice{border:2px solid #900;padding:.5rem 1rem}@media print{body{margin:0;max-width:none}}";

    private final StringBuilder html = new StringBuilder();

    /** Begins a page with its title as the first heading. */
    public HtmlPage(String title) {
        html.append("<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>");
        text(title).append("</title><style>").append(STYLE).append("</style></head><body><h1>");
        text(title).append("</h1>");
    }

    public HtmlPage heading(String heading) {
        html.append("<h2>");
        text(heading).append("</h2>");
        return this;
    }

    /** A paragraph of words and times. */
    public HtmlPage paragraph(Object... parts) {
        html.append("<p>");
        for (Object part : parts) {
            show(part);
        }
        html.append("</p>");
        return this;
    }

    /** A paragraph that must not be overlooked. */
    public HtmlPage notice(String notice) {
        html.append("<p class=\"notice\">");
        text(notice).append("</p>");
        return this;
    }

    /** A table, each row of as many cells as there are columns. */
    public HtmlPage table(String caption, List<String> columns, Stream<? extends List<?>> rows) {
        html.append("<table><caption>");
        text(caption).append("</caption><thead><tr>");
        columns.forEach(column -> {
            html.append("<th scope=\"col\">");
            text(column).append("</th>");
        });
        html.append("</tr></thead><tbody>");
        rows.forEach(cells -> {
            html.append("<tr>");
            cells.forEach(cell -> {
                html.append("<td>");
                show(cell);
                html.append("</td>");
            });
            html.append("</tr>");
        });
        html.append("</tbody></table>");
        return this;
    }

    /** The page, ended. */
    public String done() {
        return html.append("</body></html>").toString();
    }

    private void show(Object part) {
        switch (part) {
            case Prose prose -> prose.parts().forEach(this::show);
            case Instant time -> time(time.toString(), ReadableTime.of(time));
            // HTML has no quarters.
            case StatedDate date
            when date.precision() != DatePrecision.QUARTER -> time(date.date(), ReadableTime.of(date));
            case StatedDate quarter -> text(ReadableTime.of(quarter));
            default -> text(part.toString());
        }
    }

    /** What people read, and what it is exactly. */
    private void time(String exact, String readable) {
        html.append("<time datetime=\"").append(exact).append("\">");
        text(readable).append("</time>");
    }

    private StringBuilder text(String text) {
        return html.append(HtmlUtils.htmlEscape(text, "UTF-8"));
    }
}
