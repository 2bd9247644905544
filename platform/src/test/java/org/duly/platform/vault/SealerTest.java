package org.duly.platform.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.duly.events.ProtectedText;
import org.duly.platform.database.Database;
import org.duly.platform.database.TestAccess;
import org.duly.platform.documents.DocumentStore;
import org.duly.platform.documents.PostgresDocumentStore;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SealerTest {
    private static final RespondentKey KEY = new RespondentKey(new UUID(7, 1), new byte[32]);
    private static final RespondentKey OTHER_KEY =
            new RespondentKey(new UUID(7, 2), HexFormat.of().parseHex("01".repeat(32)));
    private static final UUID EVENT = new UUID(7, 3);

    private HikariDataSource pool;
    private DocumentStore documents;
    private Sealer sealer;

    @BeforeAll
    void open() {
        TestDatabases databases = TestPostgres.shared().freshDatabases();
        Database database = TestAccess.asCommand(databases, databases.documentsUrl());
        database.migrate(PostgresDocumentStore.MIGRATIONS);
        pool = database.pool("documents", 2);
        documents = new PostgresDocumentStore(pool);
        sealer = new Sealer(documents);
    }

    @AfterAll
    void close() {
        pool.close();
    }

    @Test
    void shortTextTravelsInTheEvent() {
        String text = "é".repeat(Sealer.MAX_INLINE_BYTES / 2);

        ProtectedText sealed = sealer.seal(KEY, EVENT, "answers.q1", text);

        assertThat(sealed.document()).isNull();
        assertThat(sealer.open(KEY, EVENT, "answers.q1", sealed)).isEqualTo(text);
        assertThat(FieldCipher.verifyCommitment(
                        FieldCipher.commitmentKey(KEY, EVENT, "answers.q1"), text, sealed.commitment()))
                .isTrue();
    }

    @Test
    void longTextGoesEncryptedToTheDocumentStore() {
        String text = "é".repeat(Sealer.MAX_INLINE_BYTES / 2) + "!";

        ProtectedText sealed = sealer.seal(KEY, EVENT, "answers.q1", text);
        ProtectedText sameTextElsewhere = sealer.seal(KEY, new UUID(7, 4), "answers.q1", text);

        assertThat(sealed.ciphertext()).isNull();
        assertThat(sealer.open(KEY, EVENT, "answers.q1", sealed)).isEqualTo(text);
        assertThat(sealer.open(KEY, new UUID(7, 4), "answers.q1", sameTextElsewhere))
                .isEqualTo(text);
        assertThat(sealed.document()).isNotEqualTo(sameTextElsewhere.document());
        byte[] kept = documents
                .get(Objects.requireNonNull(sealed.document()))
                .orElseThrow()
                .content();
        assertThat(new String(kept, StandardCharsets.UTF_8)).doesNotContain("éé");
        assertThatThrownBy(() -> sealer.open(KEY, EVENT, "answers.q2", sealed)).isInstanceOf(DamagedException.class);
        assertThatThrownBy(() -> sealer.open(OTHER_KEY, EVENT, "answers.q1", sealed))
                .isInstanceOf(DamagedException.class);
    }

    @Test
    void documentsAreKeptOncePerRespondentUnderAKeyedDigest() {
        byte[] scan = "%PDF-1.7 a letter".getBytes(StandardCharsets.UTF_8);

        String digest = sealer.sealDocument(KEY, scan, "application/pdf");

        assertThat(sealer.sealDocument(KEY, scan, "application/pdf")).isEqualTo(digest);
        assertThat(sealer.openDocument(KEY, digest)).isEqualTo(scan);
        assertThat(documents.get(digest).orElseThrow().mediaType()).isEqualTo("application/pdf");
        assertThat(sealer.sealDocument(OTHER_KEY, scan, "application/pdf")).isNotEqualTo(digest);
        assertThatThrownBy(() -> sealer.openDocument(OTHER_KEY, digest)).isInstanceOf(DamagedException.class);
        assertThatThrownBy(() -> sealer.openDocument(KEY, "00".repeat(32)))
                .isInstanceOf(MissingDocumentException.class);
    }

    @Test
    void theKeyedDigestIsAsApproved() {
        List<String> vector = ApprovedVectors.of("document").findFirst().orElseThrow();
        RespondentKey key = new RespondentKey(new UUID(7, 5), HexFormat.of().parseHex(vector.get(1)));

        String digest = sealer.sealDocument(key, HexFormat.of().parseHex(vector.get(3)), vector.get(2));

        assertThat(digest).isEqualTo(vector.get(4));
    }
}
