import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks a disclosure bundle of Duly, offline: {@code java Verify.java bundle.zip}. It needs a JDK 25 and nothing else, and
 * shares no code with Duly, so that it can be read and judged by itself. It takes nothing in a bundle on trust.
 *
 * <p>It says what holds; where something was altered, which file and which check failed. It exits with 0 if everything
 * holds, 1 if something does not, 2 if it was not asked properly.
 */
public final class Verify {
    private static final String USAGE = """
            java Verify.java bundle.zip [--key KEY]... [--manifest SHA256] [--compare other.zip]
                checks a disclosure bundle; each KEY is a verifier key of the log or of a witness that you got from somewhere
                else, and with --key only those are believed; SHA256 is that of the manifest, as you were told it; --compare
                says which fields differ from another bundle, such as the one a witness gave you
            java Verify.java consistency older-checkpoint newer-checkpoint proof [--key KEY]...
                checks that the newer checkpoint's log extends the older one's; proof has one base64 hash a line
            """;

    private static final int LONGEST_NOTE = 1_000_000;

    private Verify() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out));
    }

    /** Does what the program does, and returns what it exits with. */
    public static int run(String[] arguments, Appendable out) {
        Report report = new Report(out);
        try {
            Question question = Question.of(List.of(arguments));
            if (question.isAboutConsistency()) {
                consistency(question, report);
            } else {
                bundle(question, report);
            }
        } catch (Misasked misasked) {
            report.say(misasked.getMessage());
            USAGE.lines().forEach(report::say);
            return 2;
        } catch (NoSuchFileException missing) {
            report.say("There is no file " + missing.getMessage());
            return 2;
        } catch (Malformed malformed) {
            report.fails("the whole", malformed.getMessage());
        } catch (IOException unreadable) {
            report.fails("the whole", "it cannot be read: " + unreadable.getMessage());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError unforeseen) {
            report.fails(
                    "the whole",
                    "it cannot be checked: " + unforeseen.getClass().getSimpleName());
        }
        return report.end();
    }

    /** What was asked: the files, and the options with their values. */
    private record Question(List<Path> files, List<Key> keys, String manifestSha256, Path other) {
        static Question of(List<String> words) {
            List<Path> files = new ArrayList<>();
            List<Key> keys = new ArrayList<>();
            String manifest = null;
            Path other = null;
            for (int at = 0; at < words.size(); at++) {
                String word = words.get(at);
                if (!word.startsWith("--")) {
                    files.add(path(word));
                } else if (at + 1 == words.size()) {
                    throw new Misasked(word + " needs a value.");
                } else {
                    String value = words.get(++at);
                    switch (word) {
                        case "--key" -> keys.add(key(value));
                        case "--manifest" -> manifest = value;
                        case "--compare" -> other = path(value);
                        default -> throw new Misasked("'" + word + "' is not an option.");
                    }
                }
            }
            Question question = new Question(files, keys, manifest, other);
            boolean plain = manifest == null && other == null;
            if (files.size() != 1 && !(question.isAboutConsistency() && plain)) {
                throw new Misasked("Give one bundle, or 'consistency' with two checkpoints and a proof.");
            }
            return question;
        }

        boolean isAboutConsistency() {
            return files.size() == 4 && files.getFirst().toString().equals("consistency");
        }

        private static Path path(String name) {
            try {
                return Path.of(name);
            } catch (InvalidPathException noPath) {
                throw new Misasked("'" + name + "' is not the name of a file.");
            }
        }

        private static Key key(String text) {
            try {
                Key key = Key.parse(text.strip());
                if (key.isKnown()) {
                    return key;
                }
                throw new Misasked("The key of " + key.name() + " is of a kind that this program does not know.");
            } catch (Malformed malformed) {
                throw new Misasked("--key: " + malformed.getMessage() + ".");
            }
        }
    }

    // ---- what is checked

    private static void bundle(Question question, Report report) throws IOException {
        Map<String, byte[]> files = Zip.read(question.files().getFirst());
        Bundle bundle = Bundle.of(files, report);
        bundle.checkFiles(question.manifestSha256());
        List<Key> keys = question.keys().isEmpty() ? bundle.keys() : question.keys();
        bundle.checkEvents(keys, !question.keys().isEmpty());
        bundle.checkOpenings();
        if (question.other() != null) {
            compare(files, Zip.read(question.other()), report);
        }
        if (question.keys().isEmpty()) {
            report.notes(
                    "The keys came with the bundle. They prove nothing until you compare them with what the body and its"
                            + " witnesses publish elsewhere:");
            keys.forEach(key -> report.more(key.toString()));
        }
        if (question.manifestSha256() == null) {
            report.notes(
                    "What is proven is the events. That record.html and the reasons for what is withheld are as they were"
                            + " given out is proven only by --manifest.");
        }
    }

    private static void consistency(Question question, Report report) throws IOException {
        Note olderNote = Note.parse(text(small(question.files().get(1))));
        Note newerNote = Note.parse(text(small(question.files().get(2))));
        Checkpoint older = Checkpoint.parse(olderNote.text());
        Checkpoint newer = Checkpoint.parse(newerNote.text());
        List<byte[]> proof =
                text(small(question.files().get(3))).lines().map(Merkle::hash).toList();
        String what = "the checkpoint of " + newer.size() + " entries";
        report.check(
                what,
                older.origin().equals(newer.origin()),
                "is of the same log, " + newer.origin(),
                "is of another log: " + newer.origin() + ", not " + older.origin());
        report.check(
                what,
                Merkle.extend(older.size(), older.root(), newer.size(), newer.root(), proof),
                "extends the one of " + older.size() + ": nothing before was altered",
                "does not extend the one of " + older.size()
                        + ": the log shows two different pasts, or the proof is wrong");
        if (question.keys().isEmpty()) {
            report.notes("Nobody's signature was checked: give the keys with --key.");
        } else {
            checkSigners(olderNote, older, question.keys(), true, report);
            checkSigners(newerNote, newer, question.keys(), true, report);
        }
    }

    /**
     * Checks that the log signed a checkpoint, and says who cosigned it.
     *
     * @param all whether every one of the keys is to have signed
     */
    private static void checkSigners(Note note, Checkpoint checkpoint, List<Key> keys, boolean all, Report report) {
        String what = "the checkpoint of " + checkpoint.size() + " entries";
        Set<Key> signed = new HashSet<>();
        for (Signed signature : note.signedBy(keys)) {
            signed.add(signature.by());
            String name = signature.by().name();
            if (!signature.fits(note, checkpoint)) {
                report.fails(what, "has a signature that says it is of " + name + " and is not");
            } else if (signature.by().isWitness()) {
                report.holds(what, "was seen and found consistent by the witness " + name + " at " + signature.time());
            } else if (name.equals(checkpoint.origin())) {
                report.holds(what, "is signed by the log " + name);
            }
        }
        if (signed.stream().noneMatch(key -> !key.isWitness() && key.name().equals(checkpoint.origin()))) {
            report.fails(what, "is not signed by a key of the log " + checkpoint.origin());
        }
        for (Key key : keys) {
            if (key.isWitness() && !signed.contains(key) && all) {
                report.fails(what, "is not cosigned by the witness " + key.name());
            }
        }
        if (signed.stream().noneMatch(Key::isWitness)) {
            report.notes("No witness cosigned the checkpoint: it is the log's word alone.");
        }
    }

    /** Says in which files, and in which fields of events, two bundles differ. */
    private static void compare(Map<String, byte[]> files, Map<String, byte[]> other, Report report) {
        Set<String> names = new TreeSet<>(files.keySet());
        names.retainAll(other.keySet());
        names.removeIf(name -> !name.startsWith("events/"));
        int alike = 0;
        for (String name : names) {
            if (Arrays.equals(files.get(name), other.get(name))) {
                alike++;
                continue;
            }
            try {
                Map<String, String> here = new TreeMap<>();
                Map<String, String> there = new TreeMap<>();
                Json.parse(files.get(name)).flatten("", here);
                Json.parse(other.get(name)).flatten("", there);
                Set<String> fields = new TreeSet<>(here.keySet());
                fields.addAll(there.keySet());
                fields.removeIf(
                        field -> here.containsKey(field) && here.get(field).equals(there.get(field)));
                report.fails(name, "differs from the other copy in " + (fields.isEmpty() ? "spacing alone" : fields));
            } catch (Malformed notJson) {
                report.fails(name, "differs from the other copy, and one of them " + notJson.getMessage());
            }
        }
        report.holds("events", alike + " are the same in the other bundle");
    }

    /** A disclosure bundle: its files, and what its manifest says of them. */
    private record Bundle(Map<String, byte[]> files, Json manifest, Report report) {
        private static final String MANIFEST = "manifest.json";
        private static final String FORMAT = "duly-disclosure-bundle/1";

        static Bundle of(Map<String, byte[]> files, Report report) {
            byte[] manifest = files.get(MANIFEST);
            if (manifest == null) {
                throw new Malformed(MANIFEST + " is missing");
            }
            try {
                Bundle bundle = new Bundle(files, Json.parse(manifest), report);
                if (!bundle.manifest.text("format").equals(FORMAT)) {
                    throw new Malformed("has the format '" + bundle.manifest.text("format") + "', not " + FORMAT);
                }
                return bundle;
            } catch (Malformed malformed) {
                throw new Malformed(MANIFEST + " " + malformed.getMessage());
            }
        }

        /** Holds every file against the manifest, and the manifest against its digest, if that is known. */
        void checkFiles(String manifestSha256) {
            Set<String> listed = new HashSet<>();
            for (Json file : manifest.list("files")) {
                String name = file.text("path");
                byte[] content = files.get(name);
                if (!listed.add(name)) {
                    report.fails(name, "is listed in the manifest twice");
                } else if (content == null) {
                    report.fails(name, "is listed in the manifest and missing");
                } else if (!hex(sha256(content)).equals(file.text("sha256"))) {
                    report.fails(name, "is not what the manifest lists: its SHA-256 differs");
                }
            }
            for (String name : files.keySet()) {
                if (!listed.contains(name) && !name.equals(MANIFEST)) {
                    report.fails(name, "is not listed in the manifest");
                }
            }
            report.says(MANIFEST, "lists " + listed.size() + " files");
            String actual = hex(sha256(files.get(MANIFEST)));
            if (manifestSha256 == null) {
                report.more("SHA-256 of the manifest: " + actual);
            } else {
                report.check(
                        MANIFEST,
                        actual.equalsIgnoreCase(manifestSha256),
                        "has the SHA-256 that was given, " + actual,
                        "has another SHA-256 than was given: " + actual);
            }
        }

        /** The keys that came with the bundle; those of a kind that is not known here can vouch for nothing. */
        List<Key> keys() {
            List<Key> keys = new ArrayList<>();
            for (String name : under("keys/")) {
                try {
                    for (String line : text(files.get(name)).lines().toList()) {
                        Key key = Key.parse(line);
                        if (key.isKnown()) {
                            keys.add(key);
                        } else {
                            report.notes(name + " has a key of " + key.name() + " of a kind that is not known here.");
                        }
                    }
                } catch (Malformed malformed) {
                    report.fails(name, malformed.getMessage());
                }
            }
            return keys;
        }

        /**
         * Checks that every event stands in the log where its proof says, what is withheld too, and who signed that.
         *
         * @param all whether every one of the keys is to have signed
         */
        void checkEvents(List<Key> keys, boolean all) {
            String log = manifest.text("log");
            Map<String, byte[]> leaves = leaves(log);
            Note note = null;
            int proven = 0;
            for (String name : under("proofs/")) {
                byte[] leaf = leaves.remove(position(name, "proofs/", ".tlog-proof"));
                try {
                    Proof proof = Proof.parse(text(files.get(name)));
                    if (note == null) {
                        note = proof.note();
                        checkCheckpoint(name, note, keys, all);
                    }
                    if (check(name, proof, note, leaf)) {
                        proven++;
                    }
                } catch (Malformed malformed) {
                    report.fails(name, malformed.getMessage());
                }
            }
            leaves.keySet().forEach(position -> report.fails("events/" + position + ".json", "has no proof"));
            if (proven == 0) {
                report.fails("events", "are missing");
            }
            report.says("events", proven + " stand where their proofs say in the log " + log);
        }

        /** The hashes of all events by position, with twelve digits: of those that are here, and of those withheld. */
        private Map<String, byte[]> leaves(String log) {
            Map<String, byte[]> leaves = new TreeMap<>();
            boolean subject = false;
            String about = subject();
            for (String name : under("events/")) {
                byte[] event = files.get(name);
                leaves.put(position(name, "events/", ".json"), Merkle.leaf(event));
                try {
                    Json json = Json.parse(event);
                    subject |= json.text("subject").equals(about);
                    if (!json.text("source").equals(log)) {
                        report.fails(name, "is an event of another log: " + json.text("source"));
                    }
                } catch (Malformed malformed) {
                    report.fails(name, malformed.getMessage());
                }
            }
            for (Json withheld : manifest.list("withheld")) {
                String name = withheld.text("what");
                subject = true;
                report.notes(name + " is withheld: " + withheld.text("exemption") + ", " + withheld.text("reason"));
                if (leaves.put(position(name, "events/", ".json"), Merkle.hash(withheld.text("leafHash"))) != null) {
                    report.fails(name, "is withheld and here, or withheld twice");
                }
            }
            if (!subject) {
                report.fails(MANIFEST, "is about " + about + ", of which no event is here");
            }
            return leaves;
        }

        /** The stream that the bundle is about. */
        private String subject() {
            Json subject = manifest.at("/subject");
            String kind = subject.text("kind");
            String stream =
                    switch (kind) {
                        case "DECISION" -> "decision/";
                        case "SIGN_OFF" -> "sign-off/";
                        case "ENGAGEMENT" -> "engagement/";
                        case "MERGER" -> "merger/";
                        default -> throw new Malformed(MANIFEST + " is about a " + kind + ", which is not known here");
                    };
            return stream + subject.text("id");
        }

        private void checkCheckpoint(String name, Note note, List<Key> keys, boolean all) {
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            long position = number(manifest.at("/asOf").number("position"));
            long size = number(manifest.at("/checkpoint").number("size"));
            if (!checkpoint.origin().equals(manifest.text("log"))) {
                report.fails(name, "has a checkpoint of another log: " + checkpoint.origin());
            }
            if (checkpoint.size() != size
                    || !Arrays.equals(
                            checkpoint.root(),
                            Merkle.hash(manifest.at("/checkpoint").text("root")))) {
                report.fails(name, "has another checkpoint than the manifest says");
            }
            if (position >= size) {
                report.fails(MANIFEST, "is as of position " + position + ", which the checkpoint does not cover");
            }
            checkSigners(note, checkpoint, keys, all, report);
        }

        /** Whether an entry stands where its proof says, under the one checkpoint of the bundle. */
        private boolean check(String name, Proof proof, Note note, byte[] leaf) {
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            String event = name.replace("proofs/", "events/").replace(".tlog-proof", ".json");
            if (leaf == null) {
                report.fails(name, "proves an event that is neither here nor withheld");
            } else if (!proof.note().equals(note)) {
                report.fails(name, "has another checkpoint than the first proof");
            } else if (!name.equals("proofs/" + twelveDigits(proof.index()) + ".tlog-proof")) {
                report.fails(name, "is of position " + proof.index());
            } else if (proof.index() > number(manifest.at("/asOf").number("position"))) {
                report.fails(event, "is later than the bundle");
            } else if (!Merkle.includes(leaf, proof.index(), checkpoint.size(), proof.path(), checkpoint.root())) {
                report.fails(
                        event, "is not what the log has at position " + proof.index() + ", or its proof was altered");
            } else {
                return true;
            }
            return false;
        }

        /** Checks each text that was opened against the commitment in its event, without anything else of it. */
        void checkOpenings() {
            Set<String> unsaid = new TreeSet<>(under("openings/"));
            for (Json opened : manifest.list("opened")) {
                String name = opened.text("path");
                try {
                    if (!unsaid.remove(name)) {
                        throw new Malformed("is missing, or opened twice");
                    }
                    Json opening = Json.parse(files.get(name));
                    String event = opening.text("event");
                    String field = opening.text("field");
                    if (!event.equals("events/" + twelveDigits(number(opened.number("position"))) + ".json")
                            || !field.equals(opened.text("field"))
                            || !files.containsKey(event)) {
                        throw new Malformed(
                                "opens another field than the manifest says, or of an event that is not here");
                    }
                    byte[] commitment =
                            base64(Json.parse(files.get(event)).at(field).text("commitment"));
                    report.check(
                            name,
                            MessageDigest.isEqual(commitment, hmac(base64(opening.text("key")), opening.text("text"))),
                            "is what " + event + " committed to at " + field,
                            "is not what " + event + " committed to at " + field);
                } catch (Malformed malformed) {
                    report.fails(name, malformed.getMessage());
                }
            }
            unsaid.forEach(name -> report.fails(name, "is not among what the manifest says is opened"));
        }

        private List<String> under(String folder) {
            return files.keySet().stream()
                    .filter(name -> name.startsWith(folder))
                    .sorted()
                    .toList();
        }

        private static String position(String name, String folder, String ending) {
            if (!name.matches(folder + "[0-9]{12}" + ending.replace(".", "\\."))) {
                throw new Malformed("the bundle has or names a file " + name + ", which is not named as it must be");
            }
            return name.substring(folder.length(), folder.length() + 12);
        }

        private static String twelveDigits(long position) {
            return "0".repeat(Math.max(0, 12 - Long.toString(position).length())) + position;
        }
    }

    // ---- what is said

    private static final class Report {
        private final Appendable out;
        private int failures;

        Report(Appendable out) {
            this.out = out;
        }

        void check(String what, boolean holds, String ifSo, String ifNot) {
            if (holds) {
                holds(what, ifSo);
            } else {
                fails(what, ifNot);
            }
        }

        void holds(String what, String why) {
            say("OK    " + what + ": " + why);
        }

        void fails(String what, String why) {
            failures++;
            say("FAILS " + what + ": " + why);
        }

        /** Says how much was looked at: it is all right only if nothing failed. */
        void says(String what, String why) {
            say((failures == 0 ? "OK    " : "      ") + what + ": " + why);
        }

        void notes(String text) {
            say("NOTE  " + text);
        }

        void more(String text) {
            say("      " + text);
        }

        /** One line. What comes out of a bundle could make a terminal, or a reader, believe anything. */
        void say(String line) {
            try {
                out.append(line.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?")).append('\n');
            } catch (IOException closed) {
                throw new UncheckedIOException(closed);
            }
        }

        int end() {
            say(
                    failures == 0
                            ? "VALID: everything that was checked holds."
                            : "NOT VALID: " + failures + " checks failed.");
            return failures == 0 ? 0 : 1;
        }
    }

    /** Something is not written as it must be. The message goes after the name of what it is. */
    private static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message, null, false, false);
        }
    }

    /** The program was not called as it must be. */
    private static final class Misasked extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Misasked(String message) {
            super(message, null, false, false);
        }
    }

    // ---- the log: RFC 6962 and RFC 9162

    private static final class Merkle {
        private static final int LENGTH = 32;

        static byte[] leaf(byte[] entry) {
            return sha256(new byte[] {0}, entry);
        }

        static byte[] node(byte[] left, byte[] right) {
            return sha256(new byte[] {1}, left, right);
        }

        static byte[] hash(String text) {
            byte[] hash = base64(text);
            if (hash.length != LENGTH) {
                throw new Malformed("a hash has 32 bytes");
            }
            return hash;
        }

        /** RFC 9162, section 2.1.3.2. */
        static boolean includes(byte[] leaf, long index, long size, List<byte[]> path, byte[] root) {
            if (index < 0 || index >= size) {
                return false;
            }
            long fn = index;
            long sn = size - 1;
            byte[] hash = leaf;
            for (byte[] sibling : path) {
                if (sn == 0) {
                    return false;
                }
                if ((fn & 1) == 1 || fn == sn) {
                    hash = node(sibling, hash);
                    while ((fn & 1) == 0 && fn != 0) {
                        fn >>= 1;
                        sn >>= 1;
                    }
                } else {
                    hash = node(hash, sibling);
                }
                fn >>= 1;
                sn >>= 1;
            }
            return sn == 0 && Arrays.equals(hash, root);
        }

        /** RFC 9162, section 2.1.4.2. */
        static boolean extend(long first, byte[] firstRoot, long second, byte[] secondRoot, List<byte[]> proof) {
            if (first > second || first == 0) {
                return first == 0 && proof.isEmpty();
            }
            if (first == second) {
                return proof.isEmpty() && Arrays.equals(firstRoot, secondRoot);
            }
            List<byte[]> path = new ArrayList<>(proof);
            if (Long.bitCount(first) == 1) {
                path.addFirst(firstRoot);
            }
            if (path.isEmpty()) {
                return false;
            }
            long fn = first - 1;
            long sn = second - 1;
            while ((fn & 1) == 1) {
                fn >>= 1;
                sn >>= 1;
            }
            byte[] fr = path.getFirst();
            byte[] sr = fr;
            for (byte[] hash : path.subList(1, path.size())) {
                if (sn == 0) {
                    return false;
                }
                if ((fn & 1) == 1 || fn == sn) {
                    fr = node(hash, fr);
                    sr = node(hash, sr);
                    while ((fn & 1) == 0 && fn != 0) {
                        fn >>= 1;
                        sn >>= 1;
                    }
                } else {
                    sr = node(sr, hash);
                }
                fn >>= 1;
                sn >>= 1;
            }
            return sn == 0 && Arrays.equals(fr, firstRoot) && Arrays.equals(sr, secondRoot);
        }
    }

    // ---- notes, checkpoints and proofs: C2SP signed-note, tlog-checkpoint, tlog-cosignature and tlog-proof

    /** A public key: of a log, or of a witness, or of a kind that is not known here. All known are Ed25519. */
    private record Key(String name, int id, int type, String bare) {
        private static final int LOG = 1;
        private static final int WITNESS = 4;
        private static final int LENGTH = 32;
        private static final String X509 = "302a300506032b6570032100";

        static Key parse(String text) {
            String[] parts = text.split("\\+", 3);
            if (parts.length != 3 || !parts[1].matches("[0-9a-f]{8}") || !parts[0].matches("[^\\p{Z}\\p{C}]{1,255}")) {
                throw new Malformed("a verifier key is written name+id+key");
            }
            byte[] key = base64(parts[2]);
            if (key.length == 0 || ((key[0] == LOG || key[0] == WITNESS) && key.length != 1 + LENGTH)) {
                throw new Malformed("the key of " + parts[0] + " has a wrong length");
            }
            int id = ByteBuffer.wrap(sha256(utf8(parts[0] + "\n"), key)).getInt();
            if (!HexFormat.of().toHexDigits(id).equals(parts[1])) {
                throw new Malformed("the id of the key of " + parts[0] + " is not that of its key");
            }
            return new Key(parts[0], id, key[0], hex(Arrays.copyOfRange(key, 1, key.length)));
        }

        boolean isKnown() {
            return type == LOG || type == WITNESS;
        }

        boolean isWitness() {
            return type == WITNESS;
        }

        boolean verifies(byte[] message, byte[] signature) {
            try {
                byte[] encoded = HexFormat.of().parseHex(X509 + bare);
                PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
                Signature verifier = Signature.getInstance("Ed25519");
                verifier.initVerify(key);
                verifier.update(message);
                return verifier.verify(signature);
            } catch (GeneralSecurityException wrong) {
                return false;
            }
        }

        @Override
        public String toString() {
            byte[] key = HexFormat.of().parseHex(HexFormat.of().toHexDigits((byte) type) + bare);
            return name + "+" + HexFormat.of().toHexDigits(id) + "+"
                    + Base64.getEncoder().encodeToString(key);
        }
    }

    private record Note(String text, List<String> signatures) {
        private static final int MOST_SIGNATURES = 100;

        static Note parse(String note) {
            int end = note.lastIndexOf("\n\n");
            if (note.length() > LONGEST_NOTE || end < 0 || !note.endsWith("\n") || end + 2 == note.length()) {
                throw new Malformed("has no signed note, which is text, an empty line and signatures");
            }
            List<String> signatures =
                    List.of(note.substring(end + 2, note.length() - 1).split("\n", -1));
            if (signatures.size() > MOST_SIGNATURES) {
                throw new Malformed("has a note with more than " + MOST_SIGNATURES + " signatures");
            }
            return new Note(note.substring(0, end + 1), signatures);
        }

        /** The signatures that say they are of some of these keys; others are passed over. */
        List<Signed> signedBy(List<Key> keys) {
            List<Signed> signed = new ArrayList<>();
            for (String line : signatures) {
                String[] words = line.split(" ", -1);
                if (words.length != 3 || !words[0].equals("—")) {
                    throw new Malformed("has a note with a signature line that is not written as one");
                }
                byte[] value = base64(words[2]);
                if (value.length <= Integer.BYTES) {
                    throw new Malformed("has a note with a signature line without a signature");
                }
                int id = ByteBuffer.wrap(value).getInt();
                for (Key key : keys) {
                    if (key.id() == id && key.name().equals(words[1])) {
                        signed.add(new Signed(key, Arrays.copyOfRange(value, Integer.BYTES, value.length)));
                    }
                }
            }
            return signed;
        }
    }

    /** A signature, or with a witness's key a cosignature, which begins with a time: eight bytes of seconds since 1970. */
    private record Signed(Key by, byte[] signature) {
        boolean fits(Note note, Checkpoint checkpoint) {
            if (!by.isWitness()) {
                return by.verifies(utf8(note.text()), signature);
            }
            return signature.length > Long.BYTES
                    && seconds() >= 0
                    && seconds() <= Instant.MAX.getEpochSecond()
                    && by.verifies(
                            utf8("cosignature/v1\ntime " + seconds() + "\n" + note.text()),
                            Arrays.copyOfRange(signature, Long.BYTES, signature.length));
        }

        Instant time() {
            return Instant.ofEpochSecond(seconds());
        }

        private long seconds() {
            return ByteBuffer.wrap(signature).getLong();
        }
    }

    private record Checkpoint(String origin, long size, byte[] root) {
        static Checkpoint parse(String text) {
            String[] lines = text.split("\n", -1);
            if (lines.length < 4 || lines[0].isEmpty()) {
                throw new Malformed("has no checkpoint, which is three lines: origin, size and root");
            }
            return new Checkpoint(lines[0], number(lines[1]), Merkle.hash(lines[2]));
        }
    }

    private record Proof(long index, List<byte[]> path, Note note) {
        static Proof parse(String text) {
            int end = text.indexOf("\n\n");
            if (end < 0 || !text.startsWith("c2sp.org/tlog-proof@v1\n")) {
                throw new Malformed("is no c2sp.org/tlog-proof@v1");
            }
            List<String> lines = new ArrayList<>(List.of(text.substring(0, end).split("\n", -1)));
            lines.removeFirst();
            if (!lines.isEmpty() && lines.getFirst().startsWith("extra ")) {
                lines.removeFirst();
            }
            if (lines.isEmpty() || !lines.getFirst().startsWith("index ")) {
                throw new Malformed("does not say the index of its entry");
            }
            long index = number(lines.removeFirst().substring("index ".length()));
            return new Proof(index, lines.stream().map(Merkle::hash).toList(), Note.parse(text.substring(end + 2)));
        }
    }

    // ---- files

    private static final class Zip {
        private static final int MOST_FILES = 250_000;
        private static final long MOST_BYTES = 1L << 30;
        private static final int MOST_OF_AN_EVENT = 65_535;
        private static final int MOST_OF_ANOTHER_FILE = 256 << 20;
        private static final int MOST_PACKED = 200;
        private static final int SMALL = 16 << 20;
        private static final int LONGEST_NAME = 200;
        private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*";

        /**
         * Every file of an archive, none of it written anywhere. Limits keep a malicious one from filling the memory, and
         * what stands in the archive's directory must be what stands before it: programs differ in which they show.
         */
        static Map<String, byte[]> read(Path archive) throws IOException {
            Map<String, byte[]> files = new LinkedHashMap<>();
            long memory = Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 3);
            long left = Math.min(memory, Math.max(SMALL, MOST_PACKED * Files.size(archive)));
            try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    String name = entry.getName();
                    if (name.length() > LONGEST_NAME || !name.matches(NAME)) {
                        throw new Malformed(
                                "the archive has a file of the name '" + abbreviated(name) + "', which no bundle has");
                    }
                    if (files.size() == MOST_FILES) {
                        throw new Malformed("the archive has more than " + MOST_FILES + " files");
                    }
                    byte[] content = content(name, zip, left);
                    left -= content.length;
                    if (files.put(name, content) != null) {
                        throw new Malformed("the archive has two files of the name " + name);
                    }
                }
                checkDirectory(archive, files);
            } catch (ZipException | EOFException | IllegalArgumentException damaged) {
                throw new Malformed("the archive is damaged: " + damaged.getMessage());
            }
            return files;
        }

        private static byte[] content(String name, InputStream from, long left) throws IOException {
            boolean event = name.startsWith("events/");
            int most = (int) Math.min(left, event ? MOST_OF_AN_EVENT : MOST_OF_ANOTHER_FILE);
            byte[] content = from.readNBytes(most + 1);
            if (content.length > most) {
                throw new Malformed(
                        event && left > MOST_OF_AN_EVENT
                                ? name + " is larger than any event"
                                : "the archive unpacks to more than a bundle may have, or more than there is memory (try java"
                                        + " -Xmx4g Verify.java)");
            }
            return content;
        }

        private static void checkDirectory(Path archive, Map<String, byte[]> files) throws IOException {
            try (ZipFile zip = new ZipFile(archive.toFile())) {
                List<? extends ZipEntry> listed = zip.stream().toList();
                boolean same = listed.size() == files.size();
                for (ZipEntry entry : listed) {
                    byte[] content = files.get(entry.getName());
                    same = same && content != null && Arrays.equals(content, listed(zip, entry, content.length));
                }
                if (!same || files.isEmpty()) {
                    throw new Malformed("this is no ZIP archive, or its directory is not of the files in it");
                }
            }
        }

        private static byte[] listed(ZipFile zip, ZipEntry entry, int length) throws IOException {
            try (InputStream content = zip.getInputStream(entry)) {
                return content == null ? null : content.readNBytes(length + 1);
            }
        }

        private static String abbreviated(String name) {
            return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
        }
    }

    private static byte[] small(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            byte[] bytes = content.readNBytes(LONGEST_NOTE + 1);
            if (bytes.length > LONGEST_NOTE) {
                throw new Malformed(file + " is too long to be what it should be");
            }
            return bytes;
        }
    }

    // ---- JSON (RFC 8259)

    /** A value: a map, a list, a string, a number, a boolean or null. */
    private record Json(Object value) {
        private static final int DEEPEST = 64;

        static Json parse(byte[] bytes) {
            Parser parser = new Parser(Verify.text(bytes));
            Object value = parser.value(0);
            parser.end();
            return new Json(value);
        }

        String text(String field) {
            if (member(field) instanceof String text) {
                return text;
            }
            throw new Malformed("has no text '" + field + "'");
        }

        /** A whole number, as it is written. */
        String number(String field) {
            if (member(field) instanceof BigDecimal number) {
                return number.toPlainString();
            }
            throw new Malformed("has no number '" + field + "'");
        }

        List<Json> list(String field) {
            if (member(field) instanceof List<?> list) {
                return list.stream().map(Json::new).toList();
            }
            throw new Malformed("has no list '" + field + "'");
        }

        /** What a JSON Pointer (RFC 6901) points to. */
        Json at(String pointer) {
            Object found = value;
            for (String step : pointer.substring(Math.min(1, pointer.length())).split("/", -1)) {
                String name = step.replace("~1", "/").replace("~0", "~");
                if (found instanceof Map<?, ?> map) {
                    found = map.get(name);
                } else if (found instanceof List<?> list
                        && name.matches("[0-9]{1,6}")
                        && Integer.parseInt(name) < list.size()) {
                    found = list.get(Integer.parseInt(name));
                } else {
                    throw new Malformed("has nothing at " + pointer);
                }
            }
            return new Json(found);
        }

        void flatten(String path, Map<String, String> into) {
            if (value instanceof Map<?, ?> map) {
                map.forEach((name, member) -> new Json(member).flatten(path + "/" + name, into));
            } else if (value instanceof List<?> list) {
                for (int at = 0; at < list.size(); at++) {
                    new Json(list.get(at)).flatten(path + "/" + at, into);
                }
            } else {
                into.put(path, String.valueOf(value));
            }
        }

        private Object member(String field) {
            if (value instanceof Map<?, ?> map) {
                return map.get(field);
            }
            throw new Malformed("is no JSON object");
        }

        private static final class Parser {
            private final String text;
            private int at;

            Parser(String text) {
                this.text = text;
            }

            Object value(int depth) {
                if (depth > DEEPEST) {
                    throw new Malformed("is JSON nested too deeply");
                }
                skip();
                char next = peek();
                return switch (next) {
                    case '{' -> object(depth);
                    case '[' -> array(depth);
                    case '"' -> string();
                    case 't' -> word("true", Boolean.TRUE);
                    case 'f' -> word("false", Boolean.FALSE);
                    case 'n' -> word("null", null);
                    default -> number();
                };
            }

            void end() {
                skip();
                if (at < text.length()) {
                    throw wrong();
                }
            }

            private Map<String, Object> object(int depth) {
                Map<String, Object> members = new LinkedHashMap<>();
                at++;
                skip();
                if (peek() == '}') {
                    at++;
                    return members;
                }
                while (true) {
                    skip();
                    String name = string();
                    skip();
                    expect(':');
                    if (members.containsKey(name)) {
                        throw new Malformed("is JSON with two members of the name '" + name + "'");
                    }
                    members.put(name, value(depth + 1));
                    skip();
                    if (peek() == '}') {
                        at++;
                        return members;
                    }
                    expect(',');
                }
            }

            private List<Object> array(int depth) {
                List<Object> items = new ArrayList<>();
                at++;
                skip();
                if (peek() == ']') {
                    at++;
                    return items;
                }
                while (true) {
                    items.add(value(depth + 1));
                    skip();
                    if (peek() == ']') {
                        at++;
                        return items;
                    }
                    expect(',');
                }
            }

            private String string() {
                expect('"');
                StringBuilder value = new StringBuilder();
                while (peek() != '"') {
                    char next = text.charAt(at++);
                    if (next < ' ') {
                        throw wrong();
                    }
                    value.append(next == '\\' ? escaped() : next);
                }
                at++;
                return value.toString();
            }

            private char escaped() {
                char next = peek();
                at++;
                return switch (next) {
                    case '"', '\\', '/' -> next;
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    case 'u' -> {
                        if (at + 4 > text.length()
                                || !text.substring(at, at + 4).matches("[0-9A-Fa-f]{4}")) {
                            throw wrong();
                        }
                        at += 4;
                        yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
                    }
                    default -> throw wrong();
                };
            }

            private Object number() {
                int start = at;
                while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
                    at++;
                }
                String number = text.substring(start, at);
                if (!number.matches("-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?")) {
                    throw wrong();
                }
                return new BigDecimal(number);
            }

            private Object word(String word, Object meaning) {
                if (!text.startsWith(word, at)) {
                    throw wrong();
                }
                at += word.length();
                return meaning;
            }

            private void skip() {
                while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
                    at++;
                }
            }

            private char peek() {
                if (at >= text.length()) {
                    throw wrong();
                }
                return text.charAt(at);
            }

            private void expect(char expected) {
                if (peek() != expected) {
                    throw wrong();
                }
                at++;
            }

            private Malformed wrong() {
                return new Malformed("is no JSON at character " + at);
            }
        }
    }

    // ---- bytes

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] hmac(byte[] key, String message) {
        if (key.length == 0) {
            throw new Malformed("has no key");
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(utf8(message));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new Malformed("is not text in UTF-8");
        }
    }

    private static byte[] base64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // said below
        }
        throw new Malformed("has something that should be base64 and is not");
    }

    private static long number(String text) {
        if (!text.matches("0|[1-9][0-9]{0,17}")) {
            throw new Malformed("has something that should be a whole number and is not");
        }
        return Long.parseLong(text);
    }
}
