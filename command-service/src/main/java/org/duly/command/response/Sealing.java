package org.duly.command.response;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.duly.command.response.ResponseRequests.PlainAnswer;
import org.duly.command.response.ResponseRequests.PlainOriginal;
import org.duly.events.ProtectedText;
import org.duly.events.response.Answer;
import org.duly.events.response.Original;
import org.duly.platform.vault.RespondentKey;
import org.duly.platform.vault.Sealer;
import org.jspecify.annotations.Nullable;

/** Seals the personal fields of one event. */
interface Sealing {
    /** For a judgement that stands on everything but what is sealed. */
    Sealing PRETENDED = new Sealing() {
        private static final ProtectedText SEALED = ProtectedText.inline("", "");

        @Override
        public ProtectedText sealText(String field, String plaintext) {
            return SEALED;
        }

        @Override
        public String sealDocument(PlainOriginal original) {
            return "";
        }
    };

    /**
     * Seals under a respondent's key.
     *
     * @param room how many bytes of text may travel in the event; once they are used up, the rest goes to the document
     *     store
     */
    static Sealing of(Sealer sealer, RespondentKey key, UUID eventId, int room) {
        return new Sealing() {
            private int left = room;

            @Override
            public ProtectedText sealText(String field, String plaintext) {
                ProtectedText sealed = sealer.seal(key, eventId, field, plaintext, left);
                if (sealed.ciphertext() != null) {
                    left -= plaintext.getBytes(StandardCharsets.UTF_8).length;
                }
                return sealed;
            }

            @Override
            public String sealDocument(PlainOriginal original) {
                return sealer.sealDocument(key, original.content(), original.mediaType());
            }
        };
    }

    ProtectedText sealText(String field, String plaintext);

    /** The digest under which the original is kept. */
    String sealDocument(PlainOriginal original);

    default @Nullable ProtectedText seal(String field, @Nullable String plaintext) {
        return plaintext == null ? null : sealText(field, plaintext);
    }

    default List<Answer> answers(List<PlainAnswer> answers) {
        List<Answer> sealed = new ArrayList<>(answers.size());
        for (PlainAnswer answer : answers) {
            sealed.add(new Answer(answer.questionId(), sealText("answers." + answer.questionId(), answer.text())));
        }
        return sealed;
    }

    default @Nullable Original original(@Nullable PlainOriginal original) {
        return original == null ? null : new Original(sealDocument(original), original.mediaType());
    }
}
