import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks a disclosure bundle of Duly, offline: {@code java Verify.java bundle.zip}. It needs a JDK 25 and nothing else, and
 * shares no code with Duly, so that it can be read and judged by itself.
 *
 * <p>It says what holds; where something was altered, which file and which check failed. It exits with 0 if everything
 * holds, 1 if something does not, 2 if it was not asked properly.
 */
public final class Verify {
    private static final String USAGE = """
            java Verify.java bundle.zip [--key KEY]... [--compare other.zip]
                checks a disclosure bundle; each KEY is a verifier key of the log or of a witness that you got from
                somewhere else, and with --key only those are believed; --compare says which fields differ from another
                bundle, such as the one a witness gave you
            java Verify.java consistency older-checkpoint newer-checkpoint proof
                checks that the newer checkpoint's log extends the older one's; proof has one base64 hash a line""";

    private Verify() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out));
    }

    static int run(String[] arguments, Appendable out) {
        Report report = new Report(out);
        try {
            List<String> words = List.of(arguments);
            if (words.size() == 4 && words.getFirst().equals("consistency")) {
                consistency(words, report);
            } else if (!words.isEmpty() && !words.getFirst().startsWith("-") && words.size() % 2 == 1) {
                bundle(words, report);
            } else {
                report.say(USAGE);
                return 2;
            }
        } catch (Malformed malformed) {
            report.fails("the whole", malformed.getMessage());
        } catch (IOException unreadable) {
            report.fails("the whole", "it cannot be read (" + unreadable.getMessage() + ")");
        }
        return report.end();
    }

    // ---- what is checked

    private static void bundle(List<String> words, Report report) throws IOException {
        List<Key> given = new ArrayList<>();
        Map<String, byte[]> other = null;
        for (int at = 1; at < words.size(); at += 2) {
            switch (words.get(at)) {
                case "--key" -> given.add(Key.parse(words.get(at + 1)));
                case "--compare" -> other = Zip.read(Path.of(words.get(at + 1)));
                default -> throw new Malformed("'" + words.get(at) + "' is not an option");
            }
        }
        Map<String, byte[]> files = Zip.read(Path.of(words.getFirst()));
        Bundle bundle = new Bundle(files, report);
        Json manifest = bundle.manifest();
        List<Key> keys = given.isEmpty() ? bundle.keys() : given;
        if (manifest != null && !keys.isEmpty()) {
            bundle.events(manifest, keys);
            bundle.openings(manifest);
            bundle.withheld(manifest);
        }
        if (given.isEmpty()) {
            report.say("NOTE  The keys came with the bundle. They prove nothing until you compare them with what the body and"
                    + " its witnesses publish elsewhere:");
            keys.forEach(key -> report.say("      " + key));
        }
        if (other != null) {
            compare(files, other, report);
        }
    }

    private static void consistency(List<String> words, Report report) throws IOException {
        Checkpoint older = Checkpoint.parse(Note.parse(Files.readAllBytes(Path.of(words.get(1)))).text());
        Checkpoint newer = Checkpoint.parse(Note.parse(Files.readAllBytes(Path.of(words.get(2)))).text());
        List<byte[]> proof = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(words.get(3)))) {
            proof.add(Merkle.hash(line));
        }
        report.check(
                "the checkpoint of " + newer.size() + " entries",
                older.origin().equals(newer.origin()),
                "is of the same log, " + newer.origin(),
                "is of another log: " + newer.origin() + ", not " + older.origin());
        report.check(
                "the checkpoint of " + newer.size() + " entries",
                Merkle.extend(older.size(), older.root(), newer.size(), newer.root(), proof),
                "extends the one of " + older.size() + ": nothing before was altered",
                "does not extend the one of " + older.size() + ": the log shows two different pasts");
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
                fields.removeIf(field -> here.containsKey(field) && here.get(field).equals(there.get(field)));
                report.fails(name, "differs from the other copy in " + (fields.isEmpty() ? "spacing alone" : fields));
            } catch (Malformed notJson) {
                report.fails(name, "differs from the other copy, and one of them is no JSON: " + notJson.getMessage());
            }
        }
        report.holds("events", alike + " are the same in the other bundle");
    }

    /** A disclosure bundle, file by file. */
    private record Bundle(Map<String, byte[]> files, Report report) {
        private static final String MANIFEST = "manifest.json";

        /** Reads the manifest and holds every file against it; null if there is none. */
        Json manifest() {
            byte[] bytes = files.get(MANIFEST);
            if (bytes == null) {
                report.fails(MANIFEST, "is missing");
                return null;
            }
            Json manifest = Json.parse(bytes);
            String format = manifest.text("format");
            report.check(MANIFEST, format.equals("duly-disclosure-bundle/1"), "is of a known format", "has the format " + format);
            Set<String> listed = new LinkedHashSet<>();
            for (Json file : manifest.list("files")) {
                String name = file.text("path");
                listed.add(name);
                byte[] content = files.get(name);
                if (content == null) {
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
            report.holds(MANIFEST, "lists " + listed.size() + " files");
            report.say("      SHA-256 of the manifest: " + hex(sha256(bytes)));
            return manifest;
        }

        List<Key> keys() {
            List<Key> keys = new ArrayList<>();
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                if (file.getKey().startsWith("keys/")) {
                    text(file.getValue()).lines().forEach(line -> keys.add(Key.parse(line)));
                }
            }
            if (keys.isEmpty()) {
                report.fails("keys", "are missing: give them with --key");
            }
            return keys;
        }

        /** Checks that every event stands in the log where its proof says, and that the log's key signed that. */
        void events(Json manifest, List<Key> keys) {
            String log = manifest.text("log");
            int proven = 0;
            Set<String> signers = new TreeSet<>();
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                String name = file.getKey();
                if (!name.startsWith("events/")) {
                    continue;
                }
                String proofName = name.replace("events/", "proofs/").replace(".json", ".tlog-proof");
                byte[] proofBytes = files.get(proofName);
                if (proofBytes == null) {
                    report.fails(name, "has no proof");
                    continue;
                }
                try {
                    Proof proof = Proof.parse(text(proofBytes));
                    signers.addAll(check(name, file.getValue(), proofName, proof, log, keys));
                    proven++;
                } catch (Malformed malformed) {
                    report.fails(proofName, malformed.getMessage());
                }
            }
            for (String name : files.keySet()) {
                if (name.startsWith("proofs/")
                        && !files.containsKey(name.replace("proofs/", "events/").replace(".tlog-proof", ".json"))) {
                    report.fails(name, "proves an event that is not here");
                }
            }
            if (proven == 0) {
                report.fails("events", "are missing");
            }
            report.holds("events", proven + " were looked at, of the log " + log);
            signers.forEach(report::say);
        }

        private Set<String> check(String name, byte[] event, String proofName, Proof proof, String log, List<Key> keys) {
            Checkpoint checkpoint = Checkpoint.parse(proof.note().text());
            Set<String> signers = proof.note().signers(keys, checkpoint);
            if (!name.equals("events/" + String.format("%012d", proof.index()) + ".json")) {
                report.fails(proofName, "is of position " + proof.index());
            } else if (!checkpoint.origin().equals(log)) {
                report.fails(proofName, "is of another log: " + checkpoint.origin());
            } else if (signers.stream().noneMatch(signer -> signer.contains(" signed by the log"))) {
                report.fails(proofName, "is not signed by the log's key");
            } else if (!Merkle.includes(Merkle.leaf(event), proof.index(), checkpoint.size(), proof.path(), checkpoint.root())) {
                report.fails(name, "is not what the log has at position " + proof.index() + ", or its proof was altered");
            } else if (!Json.parse(event).text("source").equals(log)) {
                report.fails(name, "is an event of another log");
            }
            return signers;
        }

        /** Checks each field that was opened against the commitment in its event, without anything else of it. */
        void openings(Json manifest) {
            for (Json opened : manifest.list("opened")) {
                String name = opened.text("path");
                try {
                    Json opening = Json.parse(files.getOrDefault(name, new byte[0]));
                    Json event = Json.parse(files.getOrDefault(opening.text("event"), new byte[0]));
                    byte[] commitment = base64(event.at(opening.text("field")).text("commitment"));
                    byte[] computed = hmac(base64(opening.text("key")), opening.text("text"));
                    report.check(
                            name,
                            MessageDigest.isEqual(commitment, computed),
                            "is what " + opening.text("event") + " committed to at " + opening.text("field"),
                            "is not what " + opening.text("event") + " committed to at " + opening.text("field"));
                } catch (Malformed malformed) {
                    report.fails(name, malformed.getMessage());
                }
            }
        }

        void withheld(Json manifest) {
            for (Json withheld : manifest.list("withheld")) {
                report.say("NOTE  " + withheld.text("what") + " is withheld: " + withheld.text("exemption") + ", "
                        + withheld.text("reason"));
            }
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

        void say(String line) {
            try {
                // What comes out of a bundle may hold control characters, which could make a terminal say anything.
                out.append(line.replaceAll("[\\p{Cntrl}&&[^\n]]", "?")).append('\n');
            } catch (IOException closed) {
                throw new java.io.UncheckedIOException(closed);
            }
        }

        int end() {
            say(failures == 0 ? "VALID: everything that was checked holds." : "NOT VALID: " + failures + " checks failed.");
            return failures == 0 ? 0 : 1;
        }
    }

    /** Something is not written as it must be. */
    private static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
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

    private record Key(String name, int id, int type, byte[] bare) {
        private static final int LOG = 1;
        private static final int WITNESS = 4;
        private static final String X509 = "302a300506032b6570032100";

        static Key parse(String text) {
            String[] parts = text.strip().split("\\+", 3);
            if (parts.length != 3 || !parts[1].matches("[0-9a-f]{8}")) {
                throw new Malformed("a verifier key is written name+id+key");
            }
            byte[] key = base64(parts[2]);
            if (key.length != 33 || (key[0] != LOG && key[0] != WITNESS)) {
                throw new Malformed("the key of " + parts[0] + " is not an Ed25519 key of a log or a witness");
            }
            int id = ByteBuffer.wrap(sha256(utf8(parts[0] + "\n"), key)).getInt();
            if (!HexFormat.of().toHexDigits(id).equals(parts[1])) {
                throw new Malformed("the id of the key of " + parts[0] + " is not that of its key");
            }
            return new Key(parts[0], id, key[0], Arrays.copyOfRange(key, 1, key.length));
        }

        boolean verifies(byte[] message, byte[] signature) {
            try {
                byte[] encoded = ByteBuffer.allocate(44)
                        .put(HexFormat.of().parseHex(X509))
                        .put(bare)
                        .array();
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
            return name + "+" + HexFormat.of().toHexDigits(id) + "+"
                    + Base64.getEncoder().encodeToString(ByteBuffer.allocate(33).put((byte) type).put(bare).array());
        }
    }

    private record Note(String text, List<String> signatures) {
        static Note parse(byte[] bytes) {
            return parse(Verify.text(bytes));
        }

        static Note parse(String note) {
            int end = note.lastIndexOf("\n\n");
            if (end < 0 || !note.endsWith("\n") || end + 2 == note.length()) {
                throw new Malformed("a signed note is text, an empty line and signatures");
            }
            return new Note(note.substring(0, end + 1), List.of(note.substring(end + 2, note.length() - 1).split("\n", -1)));
        }

        /** Who of the known keys signed, in words. A wrong signature of a known key is a fault of the whole note. */
        Set<String> signers(List<Key> keys, Checkpoint checkpoint) {
            Set<String> signers = new LinkedHashSet<>();
            for (String line : signatures) {
                String[] words = line.split(" ", -1);
                if (words.length != 3 || !words[0].equals("—")) {
                    throw new Malformed("a signature line is not written as one");
                }
                byte[] value = base64(words[2]);
                if (value.length < 5) {
                    throw new Malformed("a signature line has no signature");
                }
                int id = ByteBuffer.wrap(value).getInt();
                for (Key key : keys) {
                    if (key.id() == id && key.name().equals(words[1])) {
                        signers.add(signer(key, Arrays.copyOfRange(value, 4, value.length), checkpoint));
                    }
                }
            }
            return signers;
        }

        private String signer(Key key, byte[] signature, Checkpoint checkpoint) {
            if (key.type() == Key.LOG) {
                if (!key.verifies(utf8(text), signature)) {
                    throw new Malformed("the signature of " + key.name() + " does not fit the checkpoint");
                }
                return "      The checkpoint of " + checkpoint.size() + " entries is "
                        + (key.name().equals(checkpoint.origin()) ? " signed by the log's key " : "signed by another key, ") + key;
            }
            if (signature.length != 72) {
                throw new Malformed("the cosignature of " + key.name() + " is too short");
            }
            long seconds = ByteBuffer.wrap(signature).getLong();
            byte[] message = utf8("cosignature/v1\ntime " + seconds + "\n" + text);
            if (!key.verifies(message, Arrays.copyOfRange(signature, 8, signature.length))) {
                throw new Malformed("the cosignature of " + key.name() + " does not fit the checkpoint");
            }
            return "      The checkpoint of " + checkpoint.size() + " entries was seen and found consistent by the witness "
                    + key.name() + " at " + Instant.ofEpochSecond(Math.min(seconds, Instant.MAX.getEpochSecond()));
        }
    }

    private record Checkpoint(String origin, long size, byte[] root) {
        static Checkpoint parse(String text) {
            String[] lines = text.split("\n", -1);
            if (lines.length < 4 || lines[0].isEmpty()) {
                throw new Malformed("a checkpoint has three lines: origin, size and root");
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
        private static final int MOST_FILES = 500_000;
        private static final long MOST_BYTES = 1L << 30;
        private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*";

        /** Every file of an archive, none of it written anywhere; limits keep a malicious one from filling the memory. */
        static Map<String, byte[]> read(Path archive) throws IOException {
            Map<String, byte[]> files = new LinkedHashMap<>();
            long left = MOST_BYTES;
            try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    String name = entry.getName();
                    if (!name.matches(NAME) || files.size() == MOST_FILES) {
                        throw new Malformed("the archive has a file of the name '" + name + "', or too many");
                    }
                    byte[] content = bounded(zip, left);
                    left -= content.length;
                    if (files.put(name, content) != null) {
                        throw new Malformed("the archive has two files of the name " + name);
                    }
                }
            } catch (java.util.zip.ZipException | java.io.EOFException damaged) {
                throw new Malformed("the archive is damaged: " + damaged.getMessage());
            } catch (IllegalArgumentException badName) {
                throw new Malformed("the archive has a file without a readable name");
            }
            if (files.isEmpty()) {
                throw new Malformed("this is no ZIP archive, or an empty one");
            }
            return files;
        }

        private static byte[] bounded(InputStream content, long most) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                if (bytes.size() + read > most) {
                    throw new Malformed("the archive unpacks to more than " + MOST_BYTES + " bytes");
                }
                bytes.write(buffer, 0, read);
            }
            return bytes.toByteArray();
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

        List<Json> list(String field) {
            Object member = member(field);
            if (member == null) {
                return List.of();
            }
            if (member instanceof List<?> list) {
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
                } else if (found instanceof List<?> list && name.matches("[0-9]{1,6}") && Integer.parseInt(name) < list.size()) {
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
                        if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9A-Fa-f]{4}")) {
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
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
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
