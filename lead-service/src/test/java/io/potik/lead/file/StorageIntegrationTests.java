package io.potik.lead.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.potik.lead.problem.TooLarge;
import io.potik.lead.security.Caller;
import io.potik.lead.security.Scope;
import io.potik.lead.support.LeadDesk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** The same files with an S3-compatible storage, and with little room. */
class StorageIntegrationTests extends LeadDesk {

    private static final Caller OWNER_ASKS = new Caller(OWNER, "Owner", Caller.Role.OWNER, null, Scope.ALL);

    @Autowired
    private FileDesk desk;

    @Autowired
    private LeadFiles files;

    @Autowired
    private DatabaseStore database;

    @Autowired
    private TransactionTemplate transaction;

    private LoopbackStorage storage;

    @BeforeEach
    void start() throws IOException {
        storage = new LoopbackStorage();
    }

    @AfterEach
    void stop() {
        storage.close();
    }

    private Contents contents(FileProperties properties) {
        return new Contents(jdbc, properties, database);
    }

    private Contents contents() {
        return contents(new FileProperties(DataSize.ofMegabytes(10), DataSize.ofGigabytes(1), storage.settings));
    }

    private LeadFile attach(Contents contents, String lead, byte[] bytes) throws IOException {
        return new AttachFile(
                        desk,
                        files,
                        contents,
                        new FileProperties(DataSize.ofMegabytes(10), DataSize.ofGigabytes(1), null),
                        transaction)
                .attach(
                        OWNER_ASKS,
                        UUID.fromString(lead),
                        new FileName("plan.bin"),
                        null,
                        bytes.length,
                        new ByteArrayInputStream(bytes))
                .file()
                .file();
    }

    private static byte[] bytes(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    @Test
    void aFileGoesToTheStorageAndComesBack() throws IOException {
        var bytes = bytes(700_000);
        var file = attach(contents(), leadOf(Request.telegram(fresh())), bytes);

        assertThat(storage.objects.get("/cards/files/" + file.id())).isEqualTo(bytes);
        try (var read = contents().open(file)) {
            assertThat(read.readAllBytes()).isEqualTo(bytes);
        }
        assertThat(jdbc.sql("select count(*) from file_part where content_id = ?")
                        .param(file.id())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theFilesOfAnErasedLeadGoFromTheStorageAsSoonAsItAnswers() throws IOException {
        var lead = leadOf(Request.telegram(fresh()));
        attach(contents(), lead, bytes(1000));
        assertThat(storage.objects).hasSize(1);
        assertThat(post(owner(), "/api/leads/" + lead + "/exclusion", Map.of()).status())
                .isEqualTo(204);

        var discard = new DiscardFiles(contents(), transaction);
        storage.away = true;
        discard.discard();
        assertThat(storage.objects).hasSize(1);

        storage.away = false;
        jdbc.sql("update file_content set remove_after = now() where remove_after is not null")
                .update(); // five minutes later
        discard.discard();
        assertThat(storage.objects).isEmpty();
        assertThat(jdbc.sql("select count(*) from file_content where store = 'S3' and remove_after is not null")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whenTheStorageIsAwayNothingIsOnTheCard() {
        storage.away = true;
        var lead = leadOf(Request.telegram(fresh()));

        assertThatThrownBy(() -> attach(contents(), lead, bytes(1000)))
                .isInstanceOf(DataAccessResourceFailureException.class);

        assertThat(items(get(owner(), "/api/leads/" + lead + "/files").body())).isEmpty();
        assertThat(kinds(lead)).doesNotContain("fileAdded");
    }

    @Test
    void theDatabaseTakesNoMoreThanItsLimit() {
        var lead = leadOf(Request.telegram(fresh()));
        long before = inDatabase();
        var little = contents(new FileProperties(DataSize.ofMegabytes(1), DataSize.ofBytes(before + 1000), null));

        assertThatThrownBy(() -> attach(little, lead, bytes(1001)))
                .isInstanceOf(TooLarge.class)
                .hasMessageContaining("All files together");
        assertThat(inDatabase()).isEqualTo(before);
    }

    private long inDatabase() {
        return jdbc.sql("select bytes from file_total where store = 'DATABASE'")
                .query(Long.class)
                .single();
    }
}
