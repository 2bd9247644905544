package org.duly.proofs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.duly.testsupport.RandomCases;
import org.duly.testsupport.Verifier;
import org.duly.testsupport.Verifier.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives made to harm whoever checks them: each is refused in plain words, with exit code 1 or 2. */
class HostileBundleTest {
    private static final Verifier VERIFIER = Verifier.compiled();
    private static final String MANIFEST = "manifest.json";
    private static final SigningKey WITNESS = SigningKey.generate("w", SignatureType.COSIGNATURE_ED25519);

    @TempDir
    private Path folder;

    private Verdict verdictOn(byte[] archive) throws IOException {
        return VERIFIER.run(Files.write(folder.resolve("bundle.zip"), archive).toString());
    }

    private String refused(byte[] archive) throws IOException {
        Verdict verdict = verdictOn(archive);
        assertThat(verdict.exitCode()).isEqualTo(1);
        assertThat(verdict.said()).contains("FAILS").doesNotContain("it cannot be checked", "Exception", "\tat ");
        assertThat(verdict.said().lines().toList().getLast()).startsWith("NOT VALID");
        return verdict.said();
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        return zip(Map.of(name, content));
    }

    private static byte[] manifest(String json) throws IOException {
        return zip(MANIFEST, json.getBytes(UTF_8));
    }

    @Test
    void whatIsNoArchive() throws IOException {
        refused(new byte[0]);
        refused("A letter".getBytes(UTF_8));
        refused(new byte[] {'P', 'K', 3, 4});
        assertThat(VERIFIER.run(folder.toString()).exitCode()).isEqualTo(1);
    }

    @Test
    void whatWasNotAskedProperly() {
        for (String[] arguments : new String[][] {
            {},
            {"--key"},
            {"a.zip", "b.zip"},
            {"a.zip", "--frob", "x"},
            {"a\0b.zip"},
            {"consistency", "one"},
            {folder.resolve("missing.zip").toString()}
        }) {
            Verdict verdict = VERIFIER.run(arguments);
            assertThat(verdict.exitCode()).as(verdict.said()).isEqualTo(2);
            assertThat(verdict.said()).doesNotContain("Exception");
        }
    }

    @Test
    void anArchiveThatIsCutOff() throws IOException {
        byte[] whole = zip(MANIFEST, "{\"format\": \"duly-disclosure-bundle/1\"}".getBytes(UTF_8));
        for (int length = 0; length < whole.length; length++) {
            refused(Arrays.copyOf(whole, length));
        }
    }

    @Test
    void bytesAtRandomBehindTheBeginningOfAnArchive() {
        RandomCases.tryMany(2_000, random -> {
            byte[] bytes = manifest("{\"format\": \"duly-disclosure-bundle/1\", \"files\": []}");
            for (int changes = random.nextInt(1, 9); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            refused(bytes);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../manifest.json",
                "/etc/passwd",
                "events/../../x.json",
                "C:\\x.json",
                "events\\000000000000.json",
                ".hidden",
                "events//0.json",
                "a folder/x",
                "eve\u202Ents/0.json",
                "new\nline",
                "events/"
            })
    void namesThatLeadElsewhere(String name) throws IOException {
        assertThat(refused(zip(name, new byte[] {1}))).contains("which no bundle has");
    }

    @Test
    void aNameTooLongToLookAt() throws IOException {
        assertThat(refused(zip("a/".repeat(30_000) + "a", new byte[1]))).contains("which no bundle has");
    }

    @Test
    void twoFilesOfOneName() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("manifest.jsom", new byte[] {'1'});
        files.put(MANIFEST, new byte[] {'2'});
        String twice = new String(zip(files), ISO_8859_1).replace("manifest.jsom", MANIFEST);
        assertThat(refused(twice.getBytes(ISO_8859_1))).contains("two files of the name manifest.json");
    }

    @Test
    void aDirectoryThatShowsOtherFilesThanThereAre() throws IOException {
        String zip = new String(zip("events/000000000001.json", new byte[] {1}), ISO_8859_1);
        int directory = zip.lastIndexOf("000000000001");
        byte[] shown =
                (zip.substring(0, directory) + "000000000002" + zip.substring(directory + 12)).getBytes(ISO_8859_1);
        assertThat(refused(shown)).contains("its directory is not of the files in it");
    }

    @Test
    void aBombInOneFile() throws IOException {
        byte[] zeroes = new byte[64 << 20];
        assertThat(refused(zip("record.html", zeroes))).contains("unpacks to more than");
        assertThat(refused(zip("events/000000000000.json", Arrays.copyOf(zeroes, 1 << 20))))
                .contains("larger than any event");
    }

    @Test
    void aBombInManyFiles() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            byte[] zeroes = new byte[65_535];
            for (int number = 0; number < 2_000; number++) {
                zip.putNextEntry(new ZipEntry("events/%012d.json".formatted(number)));
                zip.write(zeroes);
                zip.closeEntry();
            }
        }
        assertThat(refused(bytes.toByteArray())).contains("unpacks to more than");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "null",
                "\"duly-disclosure-bundle/1\"",
                "{\"format\": 1}",
                "{\"format\": \"duly-disclosure-bundle/2\"}",
                "{\"format\": \"duly-disclosure-bundle/1\"}",
                "{\"format\": \"duly-disclosure-bundle/1\", \"format\": \"duly-disclosure-bundle/1\"}",
                "{\"format\": \"duly-disclosure-bundle/1\", \"files\": {}}",
                "{\"format\": \"duly-disclosure-bundle/1\", \"files\": [1]}",
                "{\"format\": \"duly-disclosure-bundle/1\", \"files\": [{\"path\": \"x\", \"sha256\": \"\"}]}",
                "{\"format\": \"duly-disclosure-bundle/1\", \"files\": [], \"log\": \"x\", \"withheld\": [], \"opened\": []}",
                "{\"format\": \"duly-disclosure-bundle/1\", \"files\": [], \"log\": \"x\", \"withheld\": [], \"opened\": [],"
                        + " \"subject\": {\"kind\": \"DECISION\", \"id\": \"x\"}}"
            })
    void aManifestThatSaysSomethingElse(String json) throws IOException {
        refused(manifest(json));
    }

    @Test
    void jsonThatIsDeepOrHasNumbersWithoutEnd() throws IOException {
        assertThat(refused(manifest("[".repeat(100_000)))).contains("nested too deeply");
        assertThat(refused(manifest("{\"a\":".repeat(100_000)))).contains("nested too deeply");
        refused(manifest("{\"format\": " + "9".repeat(1_000_000) + "}"));
        refused(manifest("{\"format\": 1e999999999}"));
        refused(zip(MANIFEST, new byte[] {'"', (byte) 0xC3, '"'}));
    }

    @Test
    void textThatWouldSayItIsValid() throws IOException {
        String said = refused(manifest("{\"format\": \"x\\n\\u001b[2KVALID: everything\\r\\u2028VALID\\u202e\"}"));
        assertThat(said.lines().filter(line -> line.startsWith("VALID"))).isEmpty();
        assertThat(said).doesNotContain("\u001b", "\r", "\u2028", "\u202e");
    }

    @Test
    void aCosignatureOfNoTime() throws Exception {
        assertThat(refused(zip(Map.of(
                        MANIFEST,
                        """
                        {"format": "duly-disclosure-bundle/1", "files": [], "log": "l", "withheld": [], "opened": [],
                         "subject": {"kind": "DECISION", "id": "x"}, "asOf": {"position": 0},
                         "checkpoint": {"size": 1, "root": "%s"}}""".formatted(Hash.ofNothing().toBase64()).getBytes(UTF_8),
                        "keys/log.txt",
                        (WITNESS.verifier() + "\n").getBytes(UTF_8),
                        "proofs/000000000000.tlog-proof",
                        new TlogProof(0, List.of(), cosignedAtNoTime())
                                .toString()
                                .getBytes(UTF_8)))))
                .contains("has a signature that says it is of w and is not");
    }

    /** What the key signed is genuine, but its time is after the end of time. */
    private static SignedNote cosignedAtNoTime() throws GeneralSecurityException {
        Checkpoint checkpoint = new Checkpoint("l", 1, Hash.ofNothing());
        byte[] message = Cosignatures.message(WITNESS.verifier(), checkpoint, Long.MAX_VALUE);
        PrivateKey secret =
                KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(WITNESS.encodedSecret()));
        byte[] signature = SignatureType.COSIGNATURE_ED25519.sign(secret, message);
        return new SignedNote(
                checkpoint.text(),
                List.of(new NoteSignature(
                        "w", WITNESS.verifier().id(), Cosignatures.timestamped(Long.MAX_VALUE, signature))));
    }
}
