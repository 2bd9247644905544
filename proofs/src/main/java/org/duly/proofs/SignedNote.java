package org.duly.proofs;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Text with signatures under it (C2SP signed-note). The text says nothing until a trusted key's signature was verified.
 *
 * @param text ends with a line break
 * @param signatures at least one
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    /** How long a note may be, in bytes. */
    public static final int LONGEST = 1_000_000;

    private static final int MOST_SIGNATURES = 100;

    /**
     * A note as it can be written.
     *
     * @throws MalformedProofException if the text does not end with a line break or has control characters, or nobody
     *     signed it
     */
    public SignedNote {
        if (!text.endsWith("\n") || hasControlCharacters(text)) {
            throw new MalformedProofException(
                    "The text of a note ends with a line break and has no control characters");
        }
        if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
            throw new MalformedProofException("A note has from 1 to " + MOST_SIGNATURES + " signatures");
        }
        signatures = List.copyOf(signatures);
    }

    /** A note that one key signed. */
    public static SignedNote of(String text, SigningKey key) {
        return new SignedNote(text, List.of(key.sign(text)));
    }

    /**
     * A note as it came.
     *
     * @throws MalformedProofException if it is none
     */
    public static SignedNote parse(byte[] note) {
        if (note.length > LONGEST) {
            throw new MalformedProofException("A note has at most " + LONGEST + " bytes");
        }
        try {
            return parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(note))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            throw new MalformedProofException("A note is text in UTF-8", notUtf8);
        }
    }

    /**
     * A note as it came.
     *
     * @throws MalformedProofException if it is none
     */
    public static SignedNote parse(String note) {
        int end = note.lastIndexOf("\n\n");
        if (end < 0 || !note.endsWith("\n") || end + 2 == note.length()) {
            throw new MalformedProofException(
                    "A note is text, an empty line and signatures, each ended by a line break");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : note.substring(end + 2, note.length() - 1).split("\n", -1)) {
            signatures.add(NoteSignature.parse(line));
        }
        return new SignedNote(note.substring(0, end + 1), signatures);
    }

    /** The note with another signature under it; one of the same key is replaced. */
    public SignedNote with(NoteSignature added) {
        List<NoteSignature> all = new ArrayList<>(signatures);
        all.removeIf(each -> each.keyId() == added.keyId() && each.keyName().equals(added.keyName()));
        all.add(added);
        return new SignedNote(text, all);
    }

    /**
     * Those of some trusted keys that signed the text, cosigners among them. Signatures of other keys are passed over.
     *
     * @throws MalformedProofException if a signature says that it is of a trusted key and is not
     */
    public List<VerifierKey> signedBy(Collection<VerifierKey> trusted) {
        List<VerifierKey> verified = new ArrayList<>();
        for (NoteSignature signature : signatures) {
            for (VerifierKey key : trusted) {
                if (key.made(signature)) {
                    if (!holds(key, signature)) {
                        throw new MalformedProofException("The signature of " + key.name() + " does not fit the text");
                    }
                    verified.add(key);
                }
            }
        }
        return verified;
    }

    private boolean holds(VerifierKey key, NoteSignature signature) {
        return key.type().isCosignature()
                ? Cosignatures.verify(key, Checkpoint.parse(text), signature)
                : key.verifies(utf8(text), signature.signature());
    }

    /**
     * The note with nothing under it but what some trusted keys signed.
     *
     * @throws MalformedProofException as {@link #signedBy}, or if none of them signed it
     */
    public SignedNote onlyBy(Collection<VerifierKey> trusted) {
        List<VerifierKey> signers = signedBy(trusted);
        return new SignedNote(
                text,
                signatures.stream()
                        .filter(signature -> signers.stream().anyMatch(key -> key.made(signature)))
                        .toList());
    }

    /** As it is written and handed out. */
    @Override
    public String toString() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()).append('\n'));
        return note.toString();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean hasControlCharacters(String text) {
        return text.chars().anyMatch(each -> each < ' ' && each != '\n');
    }
}
