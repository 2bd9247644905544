package org.duly.proofs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Asks Go's {@code golang.org/x/mod/sumdb} what it thinks of proofs. It takes Debian's {@code golang-go} and
 * {@code golang-golang-x-mod-dev}; where they are not installed, tests that ask are skipped, unless
 * {@code DULY_TEST_GO=required} is set in the environment.
 */
final class GoOpinion {
    private static final Path SOURCES = Path.of("/usr/share/gocode");
    private static final Path PROGRAM = Path.of("src/test/go/opinion.go");

    private GoOpinion() {}

    /** The answers: {@code yes}, or {@code no:} and why. */
    static List<String> on(List<String> questions) throws IOException, InterruptedException {
        boolean installed = Files.isDirectory(SOURCES.resolve("src/golang.org/x/mod/sumdb/tlog"));
        if (!"required".equals(System.getenv("DULY_TEST_GO"))) {
            assumeTrue(installed, "golang-go and golang-golang-x-mod-dev are not installed");
        }
        Path asked = Files.createTempFile("questions", ".txt");
        try {
            Files.write(asked, questions);
            ProcessBuilder go = new ProcessBuilder("go", "run", PROGRAM.toString())
                    .redirectInput(asked.toFile())
                    .redirectErrorStream(true);
            go.environment().put("GO111MODULE", "off");
            go.environment().put("GOPATH", SOURCES.toString());
            go.environment().put("GOFLAGS", "");
            go.environment()
                    .computeIfAbsent(
                            "GOCACHE",
                            _ -> Path.of("target/go-cache").toAbsolutePath().toString());
            Process process = go.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            List<String> answers = said.lines().toList();
            assertThat(answers).as(said).hasSameSizeAs(questions);
            return answers;
        } finally {
            Files.delete(asked);
        }
    }

    static String inclusion(byte[] entry, long index, long size, List<Hash> proof, Hash root) {
        return "inclusion " + size + " " + root + " " + index + " " + base64(entry) + " " + spaced(proof);
    }

    static String consistency(long earlier, Hash earlierRoot, long size, Hash root, List<Hash> proof) {
        return "consistency " + size + " " + root + " " + earlier + " " + earlierRoot + " " + spaced(proof);
    }

    static String note(VerifierKey key, SignedNote note) {
        return "note " + key + " " + base64(note.toString()) + " " + base64(note.text());
    }

    static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String spaced(List<Hash> proof) {
        return String.join(" ", proof.stream().map(Hash::toBase64).toList());
    }
}
