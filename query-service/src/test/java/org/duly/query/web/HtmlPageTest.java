package org.duly.query.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.duly.events.programme.DatePrecision;
import org.duly.events.programme.StatedDate;
import org.junit.jupiter.api.Test;

/** What a person sees on a page, and what a machine finds there. */
class HtmlPageTest {
    private static String shown(Object... parts) {
        String page = new HtmlPage("Title").paragraph(parts).done();
        return page.substring(page.indexOf("<p>") + 3, page.indexOf("</p>"));
    }

    @Test
    void a_time_is_londons_to_the_second_and_exact_beside() {
        assertThat(shown("Decided on ", Instant.parse("2020-01-14T10:32:05.123456Z"), "."))
                .isEqualTo(
                        "Decided on <time datetime=\"2020-01-14T10:32:05.123456Z\">14 January 2020, 10:32:05 GMT</time>.");
    }

    @Test
    void a_day_is_the_one_it_is_there_when_the_clocks_are_on_summer_time() {
        // Midnight on 18 October 2019 in London, and the two hours that have the same number on 27 October.
        assertThat(shown(Instant.parse("2019-10-17T23:00:00Z"))).contains(">18 October 2019, 00:00:00 BST<");
        assertThat(shown(Instant.parse("2019-10-27T00:30:00Z"))).contains(">27 October 2019, 01:30:00 BST<");
        assertThat(shown(Instant.parse("2019-10-27T01:30:00Z"))).contains(">27 October 2019, 01:30:00 GMT<");
    }

    @Test
    void a_date_is_shown_as_precisely_as_it_was_stated_and_in_its_words() {
        assertThat(shown(StatedDate.day(LocalDate.of(2020, 4, 1))))
                .isEqualTo("<time datetime=\"2020-04-01\">1 April 2020</time>");
        assertThat(shown(StatedDate.month(YearMonth.of(2020, 4))))
                .isEqualTo("<time datetime=\"2020-04\">April 2020</time>");
        assertThat(shown(new StatedDate(DatePrecision.QUARTER, "2020-Q2", null)))
                .isEqualTo("2020-Q2");
        assertThat(shown(new StatedDate(DatePrecision.DAY, "2020-12-01", "midnight on 1 December")))
                .isEqualTo("<time datetime=\"2020-12-01\">midnight on 1 December</time>");
    }

    @Test
    void words_with_times_are_exact_in_json_and_readable_on_a_page() {
        Prose prose = Prose.of("Open until ", Instant.parse("2019-12-02T00:00:00Z"), ", <then> closed");
        assertThat(prose).hasToString("Open until 2019-12-02T00:00:00Z, <then> closed");
        assertThat(shown(prose))
                .isEqualTo("Open until <time datetime=\"2019-12-02T00:00:00Z\">2 December 2019, 00:00:00 GMT</time>"
                        + ", &lt;then&gt; closed");
    }

    @Test
    void what_is_given_as_words_stays_as_it_is() {
        String page = new HtmlPage("Title")
                .table("Table", List.of("Cell"), Stream.of(List.of("at 2019-12-02T00:00:00Z & later")))
                .done();
        assertThat(page).contains("<td>at 2019-12-02T00:00:00Z &amp; later</td>");
    }
}
