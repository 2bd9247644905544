package org.duly.proofs;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** What a key of a signed note signs, and how: the signature types of C2SP signed-note and tlog-cosignature. */
public enum SignatureType {
    /** The text of a note, with Ed25519 (RFC 8032). */
    ED25519(0x01, "Ed25519", "302a300506032b6570032100", 32),
    /** That a cosigner saw a checkpoint as consistent at a time, with Ed25519. */
    COSIGNATURE_ED25519(0x04, "Ed25519", "302a300506032b6570032100", 32),
    /** The same with ML-DSA-44 (FIPS 204), which a quantum computer is not known to break. */
    COSIGNATURE_ML_DSA_44(0x06, "ML-DSA-44", "30820532300b06096086480165030403110382052100", 1312);

    private final int identifier;
    private final String algorithm;
    /** What stands before the bare bytes in the X.509 encoding of a public key, in hex. */
    private final String keyHeader;

    private final int keyLength;

    SignatureType(int identifier, String algorithm, String keyHeader, int keyLength) {
        this.identifier = identifier;
        this.algorithm = algorithm;
        this.keyHeader = keyHeader;
        this.keyLength = keyLength;
    }

    /**
     * The type an identifier byte stands for.
     *
     * @throws MalformedProofException if it stands for none that is known here
     */
    public static SignatureType of(int identifier) {
        for (SignatureType type : values()) {
            if (type.identifier == identifier) {
                return type;
            }
        }
        throw new MalformedProofException("Signature type " + identifier + " is not known here");
    }

    /** The byte that stands for it in keys. */
    public int identifier() {
        return identifier;
    }

    /** The name under which the Java platform knows the algorithm. */
    public String algorithm() {
        return algorithm;
    }

    /** Whether it is a cosignature: of a checkpoint, at a time. */
    public boolean isCosignature() {
        return this != ED25519;
    }

    /** The bare bytes of a public key, as keys of notes hold them. */
    byte[] bare(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - keyLength, encoded.length);
    }

    /** The public key with these bare bytes. */
    PublicKey publicKey(byte[] bare) {
        if (bare.length != keyLength) {
            throw new MalformedProofException(
                    "A key of " + algorithm + " has " + keyLength + " bytes, not " + bare.length);
        }
        byte[] header = HexFormat.of().parseHex(keyHeader);
        byte[] encoded = ByteBuffer.allocate(header.length + keyLength)
                .put(header)
                .put(bare)
                .array();
        try {
            return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException notAKey) {
            throw new MalformedProofException("These bytes are no key of " + algorithm, notAKey);
        }
    }

    boolean verifies(PublicKey key, byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (InvalidKeyException notAKey) {
            throw new MalformedProofException("The public key is no key of " + algorithm, notAKey);
        } catch (GeneralSecurityException notASignature) {
            return false; // of a wrong length, or not even made of numbers of the curve
        }
    }

    byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(key);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("Cannot sign with " + algorithm, failure);
        }
    }
}
