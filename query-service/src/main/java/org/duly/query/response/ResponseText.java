package org.duly.query.response;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a respondent wrote, decrypted: one version of the answers.
 *
 * @param version from 1
 * @param answers by question, in the order given
 */
record ResponseText(
        UUID responseId,
        int version,
        @Nullable String respondentName,
        @Nullable String respondentContact,
        Map<String, String> answers) {
    /**
     * How many characters are searched. PostgreSQL refuses a tsvector of more than 1 MB; this much text stays below it
     * whatever the words, and is longer than any response yet seen.
     */
    static final int INDEXED_CHARACTERS = 100_000;

    /** What to search in place of the answers, null where the answers can be searched as they are. */
    @Nullable
    String indexedText() {
        int characters = answers.values().stream().mapToInt(String::length).sum();
        if (characters <= INDEXED_CHARACTERS) {
            return null;
        }
        return String.join("\n", answers.values()).substring(0, INDEXED_CHARACTERS);
    }
}
