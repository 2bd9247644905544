package org.duly.command.intake.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.duly.testsupport.RandomCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CharacterSetsTest {
    private static final Charset MAC = Charset.forName("x-MacRoman");
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final List<Charset> ALL =
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, WINDOWS, MAC);

    private static final List<String> TEXTS = List.of(
            "Name,Answer\nZoë,I don’t agree – it’s “unfair”\n",
            "id,answer\n1,The GP’s surgery\n",
            "id,answer\n1,It costs £5\n",
            "id,answer\n1,Only 5 °C…\n",
            "id,answer\n1,plain\n",
            "id,answer\n1,He said “no”\n2,She said ‘yes’\n",
            "id,answer\n1,Please – keep it\n",
            "id,place\n1,CAFÉ\n2,Café\n3,Éire\n",
            "id,name\n1,García\n",
            "id,name\n1,Müller\n2,Björn\n",
            "id,name\n1,François\n",
            "Enw,Ateb\nSiôn,Mae’r cynnig yn dda ond pam nad oes sôn am y pentrefi?\n",
            "Enw,Ateb\nBeti,Tân a môr a phêl\n",
            "id,answer\n1,The people’s choice… isn’t “ours” – it’s the board’s. £20m! Naïve\n");

    static Stream<Object[]> texts() {
        return TEXTS.stream().flatMap(text -> ALL.stream().map(charset -> new Object[] {text, charset}));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_text_is_read_as_it_was_written(String text, Charset charset) throws IOException {
        assertThat(read(text.getBytes(charset))).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_byte_order_mark_decides_and_is_no_part_of_the_text(String text, Charset charset) throws IOException {
        if (charset.name().startsWith("UTF")) {
            assertThat(read(("\uFEFF" + text).getBytes(charset))).isEqualTo(text);
        }
    }

    @Test
    void letters_of_all_kinds_are_read_as_they_were_written_in_a_file_of_a_few_rows() {
        List<String> words = List.of(
                "don’t",
                "we’re",
                "the council’s",
                "“fair”",
                "Zoë",
                "café",
                "Siân",
                "Siôn",
                "naïve",
                "Müller",
                "José",
                "René",
                "façade",
                "crèche",
                "£5",
                "Ynys Môn",
                "mae’n",
                "i’r",
                "wait…",
                "North – South",
                "O’Brien");
        RandomCases.tryMany(500, random -> {
            StringBuilder text = new StringBuilder("id,answer\n");
            for (int row = 0; row < 5; row++) {
                text.append(row).append(",I think ");
                for (int word = 0; word < 3; word++) {
                    text.append(words.get(random.nextInt(words.size()))).append(" and ");
                }
                text.append("so on\r\n");
            }
            for (Charset charset : ALL) {
                assertThat(read(text.toString().getBytes(charset))).isEqualTo(text.toString());
            }
        });
    }

    @Test
    void what_tells_may_stand_at_the_very_end_of_a_long_file() throws IOException {
        String text = "id,answer\n" + "1,plain\n".repeat(100_000) + "2,café\n";
        for (Charset charset : ALL) {
            assertThat(read(text.getBytes(charset))).isEqualTo(text);
        }
    }

    @Test
    void a_character_of_several_bytes_may_lie_across_any_border_of_what_is_read_at_once() throws IOException {
        for (int length = 65_530; length < 65_540; length++) {
            String text = "x".repeat(length) + "€ – café";
            assertThat(CharacterSets.detect(source(text.getBytes(StandardCharsets.UTF_8))))
                    .isEqualTo(StandardCharsets.UTF_8);
        }
    }

    @Test
    void half_a_character_at_the_end_is_not_utf_8() throws IOException {
        byte[] cut = {'c', 'a', 'f', (byte) 0xC3};
        assertThat(CharacterSets.detect(source(cut))).isNotEqualTo(StandardCharsets.UTF_8);
    }

    private static String read(byte[] bytes) throws IOException {
        StringWriter text = new StringWriter();
        try (Reader reader = CharacterSets.text(source(bytes), CharacterSets.detect(source(bytes)))) {
            reader.transferTo(text);
        }
        return text.toString();
    }

    private static SheetSource source(byte[] bytes) {
        return () -> new ByteArrayInputStream(bytes);
    }
}
