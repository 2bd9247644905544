package org.duly.query.disclosure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.duly.query.disclosure.DisclosedLog.event;
import static org.duly.query.disclosure.DisclosedLog.proof;
import static org.duly.query.disclosure.DisclosedLog.unzipped;
import static org.duly.query.disclosure.DisclosedLog.zipped;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.assertj.core.api.AbstractStringAssert;
import org.duly.proofs.Checkpoint;
import org.duly.proofs.SignatureType;
import org.duly.proofs.SignedNote;
import org.duly.proofs.SigningKey;
import org.duly.proofs.TlogProof;
import org.duly.testsupport.RandomCases;
import org.duly.testsupport.Verifier;
import org.duly.testsupport.Verifier.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A real bundle, altered in every way there is: the verifier says which file, and never that it is valid. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifierTest {
    private static final String MANIFEST = "manifest.json";

    private final Verifier verifier = Verifier.compiled();
    private DisclosedLog log;
    private byte[] bundle = new byte[0];
    private String digest = "";

    @TempDir
    private Path folder;

    @BeforeAll
    void build() {
        log = new DisclosedLog();
        bundle = log.bundle("ENGAGEMENT", log.engagement, """
                , "opened": [{"position": %d, "field": "/data/answers/0/text", "reason": "Its author asked"}],
                  "withheld": [{"position": %d, "exemption": "FOIA 2000 s.42", "reason": "Legal advice"}]""".formatted(log.annLogged, log.answered));
        digest = sha256(content(unzipped(bundle), MANIFEST));
        log.close();
    }

    private Verdict verified(byte[] archive, String... options) throws IOException {
        Path file = Files.write(folder.resolve("bundle.zip"), archive);
        List<String> arguments = new ArrayList<>(List.of(file.toString()));
        arguments.addAll(List.of(options));
        Verdict verdict = verifier.run(arguments.toArray(String[]::new));
        assertThat(verdict.said()).doesNotContain("it cannot be checked").doesNotContain("Exception");
        return verdict;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] content(Map<String, byte[]> files, String path) {
        return requireNonNull(files.get(path), path);
    }

    /** An altered bundle with a manifest that was made to fit. */
    private static byte[] fitted(Map<String, byte[]> files) {
        String manifest = new String(content(files, MANIFEST), UTF_8);
        int list = manifest.indexOf("\"files\":[");
        List<String> lines = new ArrayList<>();
        files.forEach((path, content) -> {
            if (!path.equals(MANIFEST)) {
                lines.add("{\"path\":\"%s\",\"sha256\":\"%s\"}".formatted(path, sha256(content)));
            }
        });
        String fitted = manifest.substring(0, list) + "\"files\":[" + String.join(",", lines) + "]}";
        Map<String, byte[]> all = new LinkedHashMap<>(files);
        all.put(MANIFEST, fitted.getBytes(UTF_8));
        return zipped(all);
    }

    /** What is said of the bundle with one file altered, and the manifest made to fit. */
    private AbstractStringAssert<?> altered(String path, UnaryOperator<String> change) throws IOException {
        Map<String, byte[]> files = unzipped(bundle);
        String before = new String(content(files, path), UTF_8);
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        files.put(path, after.getBytes(UTF_8));
        return saidOf(files);
    }

    private AbstractStringAssert<?> saidOf(Map<String, byte[]> files) throws IOException {
        Verdict verdict = verified(fitted(files));
        assertThat(verdict.exitCode()).as(verdict.said()).isEqualTo(1);
        return assertThat(verdict.said());
    }

    @Test
    void the_bundle_itself_is_valid_also_packed_anew() throws IOException {
        assertThat(verified(bundle).said()).contains("VALID").doesNotContain("FAILS");
        assertThat(verified(zipped(unzipped(bundle)), "--manifest", digest).isValid())
                .isTrue();
        assertThat(verified(fitted(unzipped(bundle))).isValid()).isTrue();
    }

    @Test
    void no_byte_of_the_archive_can_be_altered_unless_the_files_are_the_same() {
        Map<String, byte[]> files = unzipped(bundle);
        RandomCases.tryMany(400, random -> {
            byte[] flipped = bundle.clone();
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            if (verified(flipped).isValid()) {
                assertThat(unzipped(flipped)).containsExactlyEntriesOf(files);
            }
        });
    }

    @Test
    void no_file_can_be_altered_left_out_added_or_exchanged() {
        Map<String, byte[]> files = unzipped(bundle);
        List<String> names = List.copyOf(files.keySet());
        RandomCases.tryMany(400, random -> {
            String name = names.get(random.nextInt(names.size()));
            String other = names.get(random.nextInt(names.size()));
            Map<String, byte[]> altered = new LinkedHashMap<>(files);
            switch (random.nextInt(4)) {
                case 0 -> altered.put(name, flipped(content(files, name), random));
                case 1 -> altered.remove(name);
                case 2 -> altered.put(name + ".copy", content(files, name));
                default -> {
                    altered.put(name, content(files, other));
                    altered.put(other, content(files, name));
                }
            }
            boolean same = altered.keySet().equals(files.keySet())
                    && altered.entrySet().stream()
                            .allMatch(file -> Arrays.equals(file.getValue(), files.get(file.getKey())));
            Verdict verdict = verified(zipped(altered), "--manifest", digest);
            assertThat(verdict.isValid()).as(name + ": " + verdict.said()).isEqualTo(same);
            assertThat(same
                            || verdict.said().contains(name)
                            || List.of(name, other).contains(MANIFEST))
                    .isTrue();
        });
    }

    private static byte[] flipped(byte[] content, RandomGenerator random) {
        byte[] flipped = content.clone();
        flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        return flipped;
    }

    @Test
    void nor_can_what_is_proven_when_the_manifest_is_made_to_fit() {
        Map<String, byte[]> files = unzipped(bundle);
        List<String> names = new ArrayList<>(files.keySet());
        names.removeIf(name -> !name.matches("(events|proofs|openings|keys)/.*"));
        RandomCases.tryMany(400, random -> {
            String name = names.get(random.nextInt(names.size()));
            Map<String, byte[]> altered = new LinkedHashMap<>(files);
            if (random.nextInt(4) > 0) {
                altered.put(name, flipped(content(files, name), random));
            } else {
                altered.remove(name);
            }
            Verdict verdict = verified(fitted(altered));
            assertThat(verdict.isValid() && !name.equals("keys/witness.txt"))
                    .as(name + ": " + verdict.said())
                    .isFalse();
        });
    }

    @Test
    void an_altered_event_is_named() throws IOException {
        altered(event(log.decided), event -> event.replace("better", "worse!"))
                .contains("FAILS " + event(log.decided) + ": is not what the log has at position " + log.decided);
        altered(event(log.decided), event -> event + " ").contains("FAILS " + event(log.decided));
    }

    @Test
    void exchanged_events_are_named() throws IOException {
        Map<String, byte[]> files = unzipped(bundle);
        byte[] first = content(files, event(0));
        files.put(event(0), content(files, event(1)));
        files.put(event(1), first);
        saidOf(files).contains("FAILS " + event(0), "FAILS " + event(1));
    }

    @Test
    void an_event_without_its_proof_and_a_proof_without_its_event_are_named() throws IOException {
        Map<String, byte[]> unproven = unzipped(bundle);
        unproven.remove(proof(log.decided));
        saidOf(unproven).contains("FAILS " + event(log.decided) + ": has no proof");
        Map<String, byte[]> unseen = unzipped(bundle);
        unseen.remove(event(log.decided));
        saidOf(unseen).contains("FAILS " + proof(log.decided) + ": proves an event that is neither here nor withheld");
    }

    @Test
    void another_event_cannot_stand_for_a_withheld_one() throws IOException {
        altered(MANIFEST, manifest -> manifest.replaceFirst("\"leafHash\":\"....", "\"leafHash\":\"AAAA"))
                .contains("FAILS " + event(log.answered) + ": is not what the log has");
        Map<String, byte[]> shown = unzipped(bundle);
        shown.put(event(log.answered), content(shown, event(0)));
        saidOf(shown).contains("FAILS " + event(log.answered) + ": is withheld and here");
    }

    @Test
    void an_opened_text_cannot_be_another() throws IOException {
        String path = unzipped(bundle).keySet().stream()
                .filter(name -> name.startsWith("openings/"))
                .findFirst()
                .orElseThrow();
        altered(path, opening -> opening.replace("last bus", "last tram"))
                .contains("FAILS " + path + ": is not what " + event(log.annLogged) + " committed to");
        altered(path, opening -> opening.replace("answers/0/text", "respondentName"))
                .contains("FAILS " + path + ": opens another field");
        altered(MANIFEST, manifest -> manifest.replaceFirst("\"opened\":\\[.*\\],\"files\"", "\"opened\":[],\"files\""))
                .contains("FAILS " + path + ": is not among");
    }

    @Test
    void only_the_keys_that_were_given_are_believed() throws IOException {
        Map<String, byte[]> files = unzipped(bundle);
        String logKey = new String(content(files, "keys/log.txt"), UTF_8).strip();
        String witnessKey = new String(content(files, "keys/witness.txt"), UTF_8).strip();
        assertThat(verified(bundle, "--key", logKey, "--key", witnessKey).isValid())
                .isTrue();
        String otherKey = SigningKey.generate(log.feed.log(), SignatureType.ED25519)
                .verifier()
                .toString();
        assertThat(verified(bundle, "--key", otherKey).said())
                .contains("is not signed by a key of the log", "NOT VALID");
        String otherWitness = SigningKey.generate("other.example", SignatureType.COSIGNATURE_ED25519)
                .verifier()
                .toString();
        assertThat(verified(bundle, "--key", logKey, "--key", otherWitness).said())
                .contains("is not cosigned by the witness other.example", "NOT VALID");
        assertThat(verified(bundle, "--key", "nonsense").exitCode()).isEqualTo(2);
    }

    @Test
    void the_checkpoint_of_another_log_proves_nothing() throws IOException {
        SigningKey other = SigningKey.generate("other.example/main", SignatureType.ED25519);
        resigned(other, "other.example/main").contains("has a checkpoint of another log: other.example/main");
    }

    @Test
    void nobody_signs_for_a_log_but_the_key_of_its_name() throws IOException {
        SigningKey impostor = SigningKey.generate("impostor.example", SignatureType.ED25519);
        resigned(impostor, log.feed.log()).contains("is not signed by a key of the log " + log.feed.log());
        SigningKey talkative = SigningKey.generate(log.feed.log(), SignatureType.COSIGNATURE_ED25519);
        Map<String, byte[]> files = unzipped(bundle);
        files.put("keys/log.txt", (talkative.verifier() + "\n").getBytes(UTF_8));
        saidOf(files).contains("is not signed by a key of the log " + log.feed.log());
    }

    /** The bundle with all checkpoints signed by somebody else, whose key came with it. */
    private AbstractStringAssert<?> resigned(SigningKey by, String origin) throws IOException {
        Map<String, byte[]> files = unzipped(bundle);
        files.replaceAll((name, content) -> {
            if (!name.startsWith("proofs/")) {
                return content;
            }
            TlogProof proof = TlogProof.parse(new String(content, UTF_8));
            Checkpoint checkpoint = Checkpoint.parse(proof.checkpoint().text());
            String text = new Checkpoint(origin, checkpoint.size(), checkpoint.root()).text();
            return new TlogProof(proof.index(), proof.path(), SignedNote.of(text, by))
                    .toString()
                    .getBytes(UTF_8);
        });
        files.put("keys/log.txt", (by.verifier() + "\n").getBytes(UTF_8));
        return saidOf(files);
    }

    @Test
    void another_copy_shows_which_field_was_altered() throws IOException {
        Map<String, byte[]> files = unzipped(bundle);
        String event = new String(content(files, event(log.decided)), UTF_8);
        files.put(
                event(log.decided),
                event.replace("It is better.", "It is cheap.").getBytes(UTF_8));
        Path copy = Files.write(folder.resolve("witness-copy.zip"), bundle);
        assertThat(verified(fitted(files), "--compare", copy.toString()).said())
                .contains("FAILS " + event(log.decided) + ": differs from the other copy in [/data/reasons]");
        assertThat(verified(bundle, "--compare", copy.toString()).isValid()).isTrue();
    }

    @Test
    void the_order_of_files_does_not_matter() throws IOException {
        Map<String, byte[]> files = unzipped(bundle);
        List<String> names = new ArrayList<>(files.keySet());
        Collections.reverse(names);
        Map<String, byte[]> reversed = new LinkedHashMap<>();
        names.forEach(name -> reversed.put(name, files.get(name)));
        assertThat(verified(zipped(reversed), "--manifest", digest).isValid()).isTrue();
    }
}
