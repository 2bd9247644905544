package org.duly.command.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReceiptNumberTest {
    @Test
    void is_the_ids_low_bits_in_crockfords_base_32_with_its_check_character() {
        // 2^45 + 1 leaves 32 when divided by 37, and 2^50 - 1 leaves 29.
        assertThat(ReceiptNumber.of(UUID.fromString("019a0000-0000-7000-8000-200000000001")))
                .isEqualTo("R-10000-00001-*");
        assertThat(ReceiptNumber.of(UUID.fromString("019a0000-0000-7000-8003-ffffffffffff")))
                .isEqualTo("R-ZZZZZ-ZZZZZ-X");
    }

    @Test
    void differs_from_one_response_to_the_next() {
        Set<String> numbers = Stream.generate(UuidCreator::getTimeOrderedEpoch)
                .limit(1_000)
                .map(ReceiptNumber::of)
                .collect(Collectors.toSet());
        assertThat(numbers)
                .hasSize(1_000)
                .allMatch(number ->
                        number.matches("R-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z*~$=U]"));
    }
}
