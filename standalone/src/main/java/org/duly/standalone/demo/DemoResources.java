package org.duly.standalone.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The files of the demo. */
final class DemoResources {
    private static final CSVFormat TABLE = CSVFormat.DEFAULT
            .builder()
            .setCommentMarker('#')
            .setHeader()
            .setSkipHeaderRecord(true)
            .get();

    private DemoResources() {}

    static byte[] bytes(String name) {
        try (InputStream file = open(name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The digest of a file's bytes in lower-case hex. */
    static String sha256(String name) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(name)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static <T> T json(String name, TypeReference<T> type) {
        return JsonMapper.shared().readValue(bytes(name), type);
    }

    /** The rows of a CSV file with a header and, before it, comments. */
    static List<CSVRecord> rows(String name) {
        try (InputStream file = open(name);
                InputStreamReader reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            return TABLE.parse(reader).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        InputStream file = DemoResources.class.getResourceAsStream(name);
        if (file == null) {
            throw new IllegalStateException("the demo's file " + name + " is missing");
        }
        return file;
    }
}
