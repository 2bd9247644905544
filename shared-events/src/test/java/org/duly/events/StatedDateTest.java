package org.duly.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.YearMonth;
import org.duly.events.programme.DatePrecision;
import org.duly.events.programme.StatedDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A date is as precise as it was stated, and no more. */
class StatedDateTest {
    @ParameterizedTest
    @CsvSource({
        "DAY, 2020-02-29, 2020-02-29, 2020-02-29",
        "MONTH, 2020-02, 2020-02-01, 2020-02-29",
        "QUARTER, 2019-Q4, 2019-10-01, 2019-12-31",
        "QUARTER, 2019-Q1, 2019-01-01, 2019-03-31",
        "YEAR, 2019, 2019-01-01, 2019-12-31"
    })
    void aDateMeansTheDaysItCanMean(DatePrecision precision, String date, LocalDate first, LocalDate last) {
        StatedDate stated = new StatedDate(precision, date, null);
        assertThat(stated.firstDay()).isEqualTo(first);
        assertThat(stated.lastDay()).isEqualTo(last);
    }

    @ParameterizedTest
    @CsvSource({
        "DAY, 2019-02-29",
        "DAY, 2019-12",
        "DAY, +12019-12-01",
        "MONTH, 2019-13",
        "MONTH, 2019-12-01",
        "QUARTER, 2019-Q5",
        "QUARTER, 2019-4",
        "YEAR, 19",
        "YEAR, 2019-12"
    })
    void aDateOfAnotherPrecisionOrNoCalendarIsRefused(DatePrecision precision, String date) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StatedDate(precision, date, null))
                .withMessageContaining(date);
    }

    @ParameterizedTest
    @CsvSource({"2019-12-01", "0999-01-31"})
    void daysAndMonthsAreWrittenAsTheyAreRead(LocalDate day) {
        assertThat(StatedDate.day(day).lastDay()).isEqualTo(day);
        assertThat(StatedDate.month(YearMonth.from(day)).firstDay()).isEqualTo(day.withDayOfMonth(1));
    }
}
