package org.duly.platform.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyTest {
    @TempDir
    Path folder;

    @Test
    void isGeneratedOnceForItsOwnerAlone() throws IOException {
        Path file = folder.resolve("keys/master.key");

        MasterKey generated = MasterKey.loadOrGenerate(file);

        assertThat(MasterKey.loadOrGenerate(file).id()).isEqualTo(generated.id());
        assertThat(MasterKey.load(file).id()).isEqualTo(generated.id());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
        assertThat(generated.toString()).doesNotContain(Files.readString(file).strip());
    }

    @Test
    void isNotReadWhereOthersCouldReadIt() throws IOException {
        Path file = folder.resolve("master.key");
        MasterKey.loadOrGenerate(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> MasterKey.load(file)).hasMessageContaining("chmod 600");
    }

    @Test
    void saysWhatIsWrongWithoutQuotingTheKey() throws IOException {
        Path file = folder.resolve("master.key");
        assertThatThrownBy(() -> MasterKey.load(file)).hasMessageContaining("There is no master key");

        Files.writeString(file, "abcdefgh".repeat(8));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> MasterKey.load(file))
                .hasMessageContaining("64 hexadecimal digits")
                .hasMessageNotContaining("abcdefgh")
                .hasNoCause();
    }

    @Test
    void fingerprintAndRequestDigestsAreAsApproved() {
        List<String> vector = ApprovedVectors.of("master").findFirst().orElseThrow();
        MasterKey key = new MasterKey(HexFormat.of().parseHex(vector.get(1)));
        RequestDigests digests = new RequestDigests(key);
        byte[] body = HexFormat.of().parseHex(vector.get(4));

        assertThat(key.id()).isEqualTo(vector.get(2));
        assertThat(HexFormat.of().formatHex(digests.digest(vector.get(3), body)))
                .isEqualTo(vector.get(5));
        assertThat(digests.digest("POST /api/v1/engagements", body)).isNotEqualTo(digests.digest(vector.get(3), body));
        assertThat(digests.digest(vector.get(3), "{}".getBytes(StandardCharsets.UTF_8)))
                .isNotEqualTo(digests.digest(vector.get(3), body));
    }
}
