package org.duly.platform.vault;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The vectors that every later version must reproduce: columns by tab, the first names what the vector is of. */
final class ApprovedVectors {
    private ApprovedVectors() {}

    static Stream<List<String>> of(String kind) {
        try (InputStream in = ApprovedVectors.class.getResourceAsStream("vectors.approved.tsv")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .map(line -> List.of(line.split("\t", -1)))
                    .filter(v -> v.getFirst().equals(kind));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
