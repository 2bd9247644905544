package org.duly.platform.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.duly.testsupport.RandomCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FieldCipherTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final RespondentKey KEY = new RespondentKey(new UUID(7, 1), new byte[32]);
    private static final RespondentKey OTHER_KEY =
            new RespondentKey(new UUID(7, 2), HEX.parseHex("01".repeat(RespondentKey.SECRET_BYTES)));
    private static final UUID EVENT = new UUID(7, 3);

    @Test
    void keysAreExtractedAsInRfc5869TestCase3() {
        byte[] extracted = KeyDerivation.extract(HEX.parseHex("0b".repeat(22))).getEncoded();

        assertThat(HEX.formatHex(extracted))
                .isEqualTo("19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04");
    }

    @Test
    void keysAreExpandedAsInRfc5869TestCase1() {
        byte[] extracted = HEX.parseHex("077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5");

        byte[] expanded = KeyDerivation.expand(
                        new SecretKeySpec(extracted, "Generic"), "Generic", HEX.parseHex("f0f1f2f3f4f5f6f7f8f9"))
                .getEncoded();

        assertThat(HEX.formatHex(expanded))
                .isEqualTo("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf");
    }

    @ParameterizedTest
    @MethodSource("approvedFields")
    void bytesAreAsApproved(List<String> vector) {
        RespondentKey key = new RespondentKey(UUID.fromString(vector.get(2)), HEX.parseHex(vector.get(1)));
        UUID eventId = UUID.fromString(vector.get(3));
        String field = vector.get(4);
        byte[] plaintext = utf8(vector.get(5));

        byte[] sealed = FieldCipher.seal(key, eventId, field, HEX.parseHex(vector.get(6)), plaintext);

        assertThat(HEX.formatHex(sealed)).isEqualTo(vector.get(7));
        assertThat(FieldCipher.open(key, eventId, field, HEX.parseHex(vector.get(7))))
                .isEqualTo(plaintext);
        assertThat(HEX.formatHex(FieldCipher.commitmentKey(key, eventId, field)))
                .isEqualTo(vector.get(8));
        assertThat(FieldCipher.commitment(key, eventId, field, plaintext)).isEqualTo(vector.get(9));
    }

    static Stream<List<String>> approvedFields() {
        return ApprovedVectors.of("field");
    }

    @Test
    void whatIsSealedOpensAgain() {
        RandomCases.tryMany(300, random -> {
            String text = text(random);
            String field = text(random);
            byte[] sealed = FieldCipher.seal(KEY, EVENT, field, utf8(text));

            assertThat(FieldCipher.open(KEY, EVENT, field, sealed)).isEqualTo(utf8(text));
            assertThat(FieldCipher.seal(KEY, EVENT, field, utf8(text))).isNotEqualTo(sealed);
        });
    }

    @Test
    void oneChangedBitIsNoticed() {
        int bits = 8 * FieldCipher.seal(KEY, EVENT, "respondentName", utf8("a name")).length;
        for (int bit = 0; bit < bits; bit++) {
            byte[] sealed = FieldCipher.seal(KEY, EVENT, "respondentName", utf8("a name"));
            sealed[bit / 8] ^= (byte) (1 << (bit % 8));

            assertThatThrownBy(() -> FieldCipher.open(KEY, EVENT, "respondentName", sealed))
                    .as("bit %d", bit)
                    .isInstanceOf(DamagedException.class);
        }
    }

    @Test
    void partsNeverRunIntoEachOther() {
        // So few, short and alike that many pairs have the same bytes one after the other, and some are the same.
        RandomCases.tryMany(2_000, random -> {
            List<byte[]> some = parts(random);
            List<byte[]> others = parts(random);
            boolean same = Arrays.deepEquals(some.toArray(), others.toArray());

            assertThat(Arrays.equals(encode(some), encode(others))).isEqualTo(same);
        });
    }

    @Test
    void aFieldIsNotOpenedAsAnothers() {
        byte[] sealed = FieldCipher.seal(KEY, EVENT, "respondentName", utf8("a name"));

        assertThatThrownBy(() -> FieldCipher.open(OTHER_KEY, EVENT, "respondentName", sealed))
                .isInstanceOf(DamagedException.class);
        assertThatThrownBy(() -> FieldCipher.open(KEY, new UUID(7, 4), "respondentName", sealed))
                .isInstanceOf(DamagedException.class);
        assertThatThrownBy(() -> FieldCipher.open(KEY, EVENT, "respondentContact", sealed))
                .isInstanceOf(DamagedException.class);
        assertThatThrownBy(() -> FieldCipher.open(KEY, EVENT, "respondentName", new byte[27]))
                .isInstanceOf(DamagedException.class);
    }

    @Test
    void oneFieldIsProvedWithItsOwnCommitmentKeyAndNoOther() {
        String commitment = FieldCipher.commitment(KEY, EVENT, "answers.q1", utf8("Keep the bus."));
        byte[] disclosed = FieldCipher.commitmentKey(KEY, EVENT, "answers.q1");

        assertThat(FieldCipher.verifyCommitment(disclosed, "Keep the bus.", commitment))
                .isTrue();
        assertThat(FieldCipher.verifyCommitment(disclosed, "Keep the bus!", commitment))
                .isFalse();
        byte[] ofAnotherField = FieldCipher.commitmentKey(KEY, EVENT, "answers.q2");
        assertThat(FieldCipher.verifyCommitment(ofAnotherField, "Keep the bus.", commitment))
                .isFalse();
    }

    private static byte[] encode(List<byte[]> parts) {
        return KeyDerivation.encode(parts.toArray(byte[][]::new));
    }

    private static List<byte[]> parts(RandomGenerator random) {
        return Stream.generate(() -> new byte[random.nextInt(6)])
                .limit(random.nextInt(4))
                .toList();
    }

    /** Any characters but half of a surrogate pair, from all planes; at times none. */
    private static String text(RandomGenerator random) {
        return random.ints(random.nextInt(40), 0, Character.MAX_CODE_POINT + 1)
                .map(character -> random.nextBoolean() ? character % 128 : character)
                .filter(character -> Character.getType(character) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
