package org.duly.platform.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.SecretKey;

/**
 * The one key that wraps all the others. It lives in a file of its own, apart from every database and every backup of
 * one: without it a copy of the vault is worthless, and if it is lost so is everything personal.
 */
public final class MasterKey {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final String id;
    private final SecretKey extracted;

    /** @param secret 32 random bytes, not kept */
    public MasterKey(byte[] secret) {
        if (secret.length != KeyDerivation.KEY_BYTES) {
            throw new IllegalArgumentException("A master key has " + KeyDerivation.KEY_BYTES + " bytes");
        }
        this.extracted = KeyDerivation.extract(secret);
        byte[] fingerprint =
                KeyDerivation.expand(extracted, "Generic", "fingerprint").getEncoded();
        this.id = HexFormat.of().formatHex(fingerprint, 0, 8);
    }

    /**
     * Reads the master key: one line of 64 hexadecimal digits, in a file nobody but its owner may read.
     *
     * @throws IllegalStateException if there is no such file, others may read it, or it holds no key
     */
    public static MasterKey load(Path file) {
        try {
            requireOwnerOnly(file);
            return new MasterKey(HexFormat.of().parseHex(Files.readString(file).strip()));
        } catch (NoSuchFileException missing) {
            throw new IllegalStateException(
                    "There is no master key at " + file + ": restore it, or generate one for a new vault", missing);
        } catch (IllegalArgumentException damaged) {
            // The cause quotes what it could not parse, which may be most of the key.
            throw new IllegalStateException(
                    "The file " + file + " does not hold a master key of 64 hexadecimal digits");
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The master key at " + file + " cannot be read", unreadable);
        }
    }

    /**
     * Reads the master key, after generating one if there is none: for a first start on one machine. The file is on
     * disk before this returns, because keys wrapped under a master key that is lost are lost.
     */
    public static MasterKey loadOrGenerate(Path file) {
        if (!Files.exists(file)) {
            generate(file);
        }
        return load(file);
    }

    private static void generate(Path file) {
        byte[] secret = new byte[KeyDerivation.KEY_BYTES];
        new SecureRandom().nextBytes(secret);
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, "master-key", ".new");
            if (hasPermissions(draft)) {
                Files.setPosixFilePermissions(draft, OWNER_ONLY);
            }
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.write(
                        ByteBuffer.wrap((HexFormat.of().formatHex(secret) + "\n").getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException("No master key can be written to " + file, unwritable);
        }
    }

    private static void requireOwnerOnly(Path file) throws IOException {
        if (hasPermissions(file) && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IllegalStateException(
                    "Others may read the master key at " + file + ": make it readable by its owner only (chmod 600)");
        }
    }

    private static boolean hasPermissions(Path file) {
        return Files.getFileAttributeView(file, PosixFileAttributeView.class) != null;
    }

    /** A fingerprint, 16 hexadecimal digits; says which key it is and nothing about it. */
    public String id() {
        return id;
    }

    /**
     * Encrypts another secret, so that it may lie in a database.
     *
     * @param purpose what the secret is for; it opens for that alone
     */
    public byte[] wrap(String purpose, byte[] secret) {
        return AesGcm.seal(derive("AES", "wrap " + purpose), KeyDerivation.utf8(purpose), secret);
    }

    /**
     * Decrypts a secret that was wrapped for this purpose.
     *
     * @throws DamagedException if it was wrapped under another master key or for another purpose, or was altered
     */
    public byte[] unwrap(String purpose, byte[] wrapped) {
        return AesGcm.open(derive("AES", "wrap " + purpose), KeyDerivation.utf8(purpose), wrapped);
    }

    SecretKey derive(String algorithm, String purpose) {
        return KeyDerivation.expand(extracted, algorithm, purpose);
    }

    /** The fingerprint only. */
    @Override
    public String toString() {
        return "MasterKey[" + id + "]";
    }
}
