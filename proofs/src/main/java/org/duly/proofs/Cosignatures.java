package org.duly.proofs;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** What cosigners sign (C2SP tlog-cosignature): that a checkpoint was consistent with all they had seen, at a time. */
public final class Cosignatures {
    private static final String LABEL = "subtree/v1\n\0";
    private static final int LONGEST_NAME = 255;

    private Cosignatures() {}

    /**
     * When a cosignature says that the checkpoint was seen, in whole seconds.
     *
     * @throws MalformedProofException if it is too short to be a cosignature
     */
    public static Instant timeOf(NoteSignature signature) {
        return Instant.ofEpochSecond(seconds(signature));
    }

    static boolean verify(VerifierKey key, Checkpoint checkpoint, NoteSignature signature) {
        byte[] signed = signature.signature();
        return key.verifies(
                message(key, checkpoint, seconds(signature)), Arrays.copyOfRange(signed, Long.BYTES, signed.length));
    }

    static byte[] timestamped(long seconds, byte[] signature) {
        return ByteBuffer.allocate(Long.BYTES + signature.length)
                .putLong(seconds)
                .put(signature)
                .array();
    }

    static byte[] message(VerifierKey key, Checkpoint checkpoint, long seconds) {
        return switch (key.type()) {
            case COSIGNATURE_ED25519 -> SignedNote.utf8("cosignature/v1\ntime " + seconds + "\n" + checkpoint.text());
            case COSIGNATURE_ML_DSA_44 -> subtree(key.name(), checkpoint, seconds);
            case ED25519 -> throw new IllegalStateException("Not a cosigner's key: " + key.name());
        };
    }

    private static byte[] subtree(String cosigner, Checkpoint checkpoint, long seconds) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(LABEL.getBytes(StandardCharsets.US_ASCII));
        writeName(message, cosigner);
        writeNumber(message, seconds);
        writeName(message, checkpoint.origin());
        writeNumber(message, 0); // a checkpoint's tree starts at the first entry
        writeNumber(message, checkpoint.size());
        message.writeBytes(checkpoint.root().bytes());
        return message.toByteArray();
    }

    private static void writeName(ByteArrayOutputStream message, String name) {
        byte[] bytes = SignedNote.utf8(name);
        if (bytes.length > LONGEST_NAME) {
            throw new MalformedProofException("A name in a cosignature has at most " + LONGEST_NAME + " bytes");
        }
        message.write(bytes.length);
        message.writeBytes(bytes);
    }

    private static void writeNumber(ByteArrayOutputStream message, long number) {
        message.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    private static long seconds(NoteSignature signature) {
        if (signature.signature().length <= Long.BYTES) {
            throw new MalformedProofException("The cosignature of " + signature.keyName() + " is too short");
        }
        long seconds = ByteBuffer.wrap(signature.signature()).getLong();
        if (seconds < 0 || seconds > Instant.MAX.getEpochSecond()) {
            throw new MalformedProofException("The cosignature of " + signature.keyName() + " is of no time");
        }
        return seconds;
    }
}
