package org.duly.proofs;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One signature of a note.
 *
 * @param keyName who signed
 * @param keyId the id of the key
 * @param signature as the key's type makes them; not to be changed
 */
public record NoteSignature(String keyName, int keyId, byte[] signature) {
    private static final String START = "— ";

    /**
     * A signature as it is written.
     *
     * @param line without the line break
     * @throws MalformedProofException if it is not written as {@code — name base64}
     */
    public static NoteSignature parse(String line) {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(START) || space < START.length()) {
            throw new MalformedProofException("'" + Formats.abbreviated(line) + "' is not a signature line");
        }
        byte[] idAndSignature = Formats.base64(line.substring(space + 1));
        if (idAndSignature.length <= Integer.BYTES) {
            throw new MalformedProofException("A signature line has no signature");
        }
        return new NoteSignature(
                VerifierKey.checkedName(line.substring(START.length(), space)),
                ByteBuffer.wrap(idAndSignature).getInt(),
                Arrays.copyOfRange(idAndSignature, Integer.BYTES, idAndSignature.length));
    }

    /** As it is written, without a line break. */
    public String line() {
        byte[] idAndSignature = ByteBuffer.allocate(Integer.BYTES + signature.length)
                .putInt(keyId)
                .put(signature)
                .array();
        return START + keyName + " " + Formats.base64(idAndSignature);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature that && line().equals(that.line());
    }

    @Override
    public int hashCode() {
        return line().hashCode();
    }

    @Override
    public String toString() {
        return line();
    }
}
