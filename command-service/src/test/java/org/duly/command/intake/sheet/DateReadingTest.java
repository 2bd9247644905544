package org.duly.command.intake.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.duly.testsupport.RandomCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateReadingTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final DateReading DAY_FIRST = new DateReading(LONDON, true);
    private static final DateReading MONTH_FIRST = new DateReading(LONDON, false);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2019-11-29|2019-11-29T00:00:00Z",
                "2019-11-29T14:05|2019-11-29T14:05:00Z",
                "2019-11-29 14:05:06|2019-11-29T14:05:06Z",
                "2019-11-29T14:05:06.789Z|2019-11-29T14:05:06.789Z",
                "2019-11-29T14:05+01:00|2019-11-29T13:05:00Z",
                "2019/11/29 2:05 pm|2019-11-29T14:05:00Z",
                "29/11/2019|2019-11-29T00:00:00Z",
                "29/11/2019 14:05|2019-11-29T14:05:00Z",
                "29/11/19|2019-11-29T00:00:00Z",
                "9.11.2019|2019-11-09T00:00:00Z",
                "29-11-2019 09:05|2019-11-29T09:05:00Z",
                "04/05/2019|2019-05-03T23:00:00Z",
                "29 Nov 2019|2019-11-29T00:00:00Z",
                "29-Nov-19|2019-11-29T00:00:00Z",
                "29 November 2019 14:05|2019-11-29T14:05:00Z",
                "29th November 2019 at 2.05pm|2019-11-29T14:05:00Z",
                "Fri 29 Nov 2019|2019-11-29T00:00:00Z",
                "Friday, 29 November 2019, 14:05|2019-11-29T14:05:00Z",
                "November 29, 2019 2:05 PM|2019-11-29T14:05:00Z",
                "29 Tachwedd 2019|2019-11-29T00:00:00Z",
                "1st Sept. 2019|2019-08-31T23:00:00Z",
                "18/10/2019 12:00 am|2019-10-17T23:00:00Z",
                "18/10/2019 12:00 pm|2019-10-18T11:00:00Z",
                "18 October 2019 14:05 GMT|2019-10-18T14:05:00Z",
                "18 October 2019 14:05 BST|2019-10-18T13:05:00Z",
                "43798|2019-11-29T00:00:00Z",
                "43798.5868055556|2019-11-29T14:05:00Z",
                "  29/11/2019\u00A014:05  |2019-11-29T14:05:00Z"
            })
    void a_time_is_read_as_people_write_it(String text, Instant time) {
        DateReading.Read read = DAY_FIRST.read(text);
        assertThat(read.problem()).isNull();
        assertThat(read.time()).isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource({
        "11/29/2019,2019-11-29T00:00:00Z",
        "11/29/2019 2:05 PM,2019-11-29T14:05:00Z",
        "05/04/2019,2019-05-03T23:00:00Z"
    })
    void the_month_comes_first_where_the_file_says_so(String text, Instant time) {
        assertThat(MONTH_FIRST.read(text).time()).isEqualTo(time);
    }

    @Test
    void a_day_that_is_right_only_the_other_way_round_is_refused_and_never_swapped() {
        assertThat(DAY_FIRST.read("11/29/2019").problem()).contains("puts the month first");
        assertThat(MONTH_FIRST.read("29/11/2019").problem()).contains("puts the day first");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "n/a",
                "31/02/2019",
                "2019-13-01",
                "29/11/2019 25:00",
                "29/11/2019 2",
                "29/11/2019 13:00 pm",
                "29 Nonember 2019",
                "2019",
                "1",
                "123456",
                "29/11/2019 14:05 CET",
                "32/11/2019",
                "29/11"
            })
    void what_is_no_time_is_refused_with_a_reason(String text) {
        DateReading.Read read = DAY_FIRST.read(text);
        assertThat(read.time()).isNull();
        assertThat(read.problem()).isNotBlank();
    }

    @Test
    void a_time_that_the_clocks_left_out_is_refused() {
        assertThat(DAY_FIRST.read("31/03/2019 01:30").problem()).contains("went forward from 01:00 to 02:00");
        assertThat(DAY_FIRST.read("31/03/2019 01:30 GMT").time()).isEqualTo("2019-03-31T01:30:00Z");
    }

    @Test
    void a_time_that_was_twice_is_refused_until_it_says_which() {
        assertThat(DAY_FIRST.read("27/10/2019 01:30").problem()).contains("+01:00 or Z");
        assertThat(DAY_FIRST.read("27/10/2019 01:30 BST").time()).isEqualTo("2019-10-27T00:30:00Z");
        assertThat(DAY_FIRST.read("2019-10-27T01:30:00+00:00").time()).isEqualTo("2019-10-27T01:30:00Z");
    }

    @Test
    void a_day_begins_when_its_first_moment_was_even_where_midnight_was_left_out() {
        DateReading saoPaulo = new DateReading(ZoneId.of("America/Sao_Paulo"), true);
        assertThat(saoPaulo.read("04/11/2018").time()).isEqualTo("2018-11-04T03:00:00Z");
    }

    @Test
    void every_minute_is_read_the_same_in_every_form() {
        RandomCases.tryMany(2_000, random -> {
            LocalDateTime local = LocalDateTime.of(2005, 1, 1, 12, 0)
                    .plusDays(random.nextInt(10_000))
                    .plusMinutes(random.nextInt(600)); // afternoons: no clock is changed then
            Instant expected = local.atZone(LONDON).toInstant();
            for (String form : new String[] {
                "yyyy-MM-dd'T'HH:mm", "d/M/yyyy HH:mm", "dd.MM.yyyy H:mm", "d MMM yyyy HH:mm", "EEEE d MMMM yyyy h:mm a"
            }) {
                String text = DateTimeFormatter.ofPattern(form, Locale.UK).format(local);
                assertThat(DAY_FIRST.read(text).time()).as(text).isEqualTo(expected);
            }
            assertThat(MONTH_FIRST
                            .read(DateTimeFormatter.ofPattern("M/d/yyyy h:mm a", Locale.US)
                                    .format(local))
                            .time())
                    .isEqualTo(expected);
        });
    }
}
