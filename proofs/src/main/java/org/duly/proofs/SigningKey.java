package org.duly.proofs;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;

/** A private key that signs notes, with its public one. Its secret never shows in text. */
public final class SigningKey {
    private final VerifierKey verifier;
    private final PrivateKey secret;

    private SigningKey(VerifierKey verifier, PrivateKey secret) {
        this.verifier = verifier;
        this.secret = secret;
    }

    /** A new key. */
    public static SigningKey generate(String name, SignatureType type) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(type.algorithm()).generateKeyPair();
            return new SigningKey(VerifierKey.of(name, type, pair.getPublic()), pair.getPrivate());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Java 25 has " + type.algorithm(), impossible);
        }
    }

    /**
     * A key as it was kept.
     *
     * @param secret as {@link #encodedSecret()} gave it
     * @throws MalformedProofException if these bytes are no such key
     */
    public static SigningKey of(VerifierKey verifier, byte[] secret) {
        try {
            PrivateKey key = KeyFactory.getInstance(verifier.type().algorithm())
                    .generatePrivate(new PKCS8EncodedKeySpec(secret));
            SigningKey signing = new SigningKey(verifier, key);
            byte[] trial = {0};
            if (!verifier.verifies(trial, signing.sign(trial))) {
                throw new MalformedProofException("The secret is not that of the key " + verifier.name());
            }
            return signing;
        } catch (GeneralSecurityException notAKey) {
            throw new MalformedProofException("These bytes are no private key of " + verifier.name(), notAKey);
        }
    }

    /** Its public key. */
    public VerifierKey verifier() {
        return verifier;
    }

    /** The private key, PKCS #8, to be kept secret. */
    public byte[] encodedSecret() {
        return secret.getEncoded();
    }

    /**
     * Signs the text of a note.
     *
     * @throws IllegalStateException if it is a cosigner's key
     */
    public NoteSignature sign(String text) {
        if (verifier.type().isCosignature()) {
            throw new IllegalStateException("A cosigner's key signs checkpoints at a time");
        }
        return new NoteSignature(verifier.name(), verifier.id(), sign(SignedNote.utf8(text)));
    }

    /**
     * Says that a checkpoint was seen as consistent with all seen before.
     *
     * @param at the time it was seen, in whole seconds
     * @throws IllegalStateException if it is not a cosigner's key
     */
    public NoteSignature cosign(Checkpoint checkpoint, Instant at) {
        long seconds = at.getEpochSecond();
        byte[] message = Cosignatures.message(verifier, checkpoint, seconds);
        return new NoteSignature(verifier.name(), verifier.id(), Cosignatures.timestamped(seconds, sign(message)));
    }

    private byte[] sign(byte[] message) {
        return verifier.type().sign(secret, message);
    }

    @Override
    public String toString() {
        return "Secret of " + verifier.name();
    }
}
