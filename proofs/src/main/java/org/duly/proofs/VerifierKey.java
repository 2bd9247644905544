package org.duly.proofs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A public key that signs notes, with its name (C2SP signed-note, "Verifier keys"). Immutable.
 *
 * <p>Two keys are equal if they are written alike.
 */
public final class VerifierKey {
    private static final HexFormat HEX = HexFormat.of();
    private static final int ID_DIGITS = 8;

    private final String name;
    private final SignatureType type;
    private final byte[] bare;
    private final PublicKey key;
    private final int id;

    private VerifierKey(String name, SignatureType type, byte[] bare) {
        this.name = checkedName(name);
        this.type = type;
        this.bare = bare;
        this.key = type.publicKey(bare);
        this.id = id(name, type, bare);
    }

    /** A key that a Java key pair has. */
    public static VerifierKey of(String name, SignatureType type, PublicKey key) {
        return new VerifierKey(name, type, type.bare(key));
    }

    /**
     * A key as it is written: {@code name+hex of the id+base64 of type and key}.
     *
     * @throws MalformedProofException if it is not written so, is of a type not known here, or has another key's id
     */
    public static VerifierKey parse(String text) {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3) {
            throw new MalformedProofException("A verifier key is written name+id+key");
        }
        byte[] typeAndKey = Formats.base64(parts[2]);
        if (typeAndKey.length == 0) {
            throw new MalformedProofException("The verifier key of " + Formats.abbreviated(parts[0]) + " is empty");
        }
        VerifierKey key = new VerifierKey(
                parts[0],
                SignatureType.of(Byte.toUnsignedInt(typeAndKey[0])),
                Arrays.copyOfRange(typeAndKey, 1, typeAndKey.length));
        if (!HEX.toHexDigits(key.id).equals(parts[1]) || parts[1].length() != ID_DIGITS) {
            throw new MalformedProofException("The id of the verifier key of " + parts[0] + " is not that of its key");
        }
        return key;
    }

    /**
     * A name that a key may have.
     *
     * @throws MalformedProofException if it is empty, or has a space, a plus or a control character
     */
    static String checkedName(String name) {
        boolean fits = !name.isEmpty()
                && name.codePoints()
                        .noneMatch(each -> each == '+'
                                || Character.isWhitespace(each)
                                || Character.isSpaceChar(each)
                                || Character.isISOControl(each));
        if (!fits) {
            throw new MalformedProofException("'" + Formats.abbreviated(name) + "' is not the name of a key");
        }
        return name;
    }

    /** Who signs: for a log its name, which is its checkpoints' origin. */
    public String name() {
        return name;
    }

    /** What it signs, and how. */
    public SignatureType type() {
        return type;
    }

    /** The id that stands before its signatures. */
    public int id() {
        return id;
    }

    /** Whether the signature line says that it is of this key. */
    boolean made(NoteSignature signature) {
        return signature.keyId() == id && signature.keyName().equals(name);
    }

    boolean verifies(byte[] message, byte[] signature) {
        return type.verifies(key, message, signature);
    }

    private static int id(String name, SignatureType type, byte[] bare) {
        MessageDigest digest = Hash.sha256();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        digest.update((byte) type.identifier());
        digest.update(bare);
        return ByteBuffer.wrap(digest.digest()).getInt();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** As it is written and handed out. */
    @Override
    public String toString() {
        byte[] typeAndKey = new byte[1 + bare.length];
        typeAndKey[0] = (byte) type.identifier();
        System.arraycopy(bare, 0, typeAndKey, 1, bare.length);
        return name + "+" + HEX.toHexDigits(id) + "+" + Formats.base64(typeAndKey);
    }
}
