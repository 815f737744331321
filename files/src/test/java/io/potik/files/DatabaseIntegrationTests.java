package io.potik.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.potik.files.TakeFile.Taken;
import io.potik.outbox.Ids;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.util.unit.DataSize;

/** Without an S3-compatible storage files lie in the database. */
class DatabaseIntegrationTests extends FilesSuite {

    private static final FileName NAME = new FileName("plan.bin");

    /** Cannot be read. */
    private static final class BrokenLine extends InputStream {

        @Override
        public int read() throws IOException {
            throw new IOException("The line broke");
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            throw new IOException("The line broke");
        }
    }

    private long before;

    @BeforeEach
    void begin() {
        before = kept("DATABASE");
    }

    @AfterEach
    void whatIsKeptIsWhatIsThere() {
        kept("DATABASE");
        assertThat(jdbc.sql("""
                        select (select coalesce(sum(size), 0) from file_content where store = 'DATABASE')
                             = (select bytes from file_total where store = 'DATABASE')
                           and not exists (select from file_part where content_id not in (select id from file_content))
                        """).query(Boolean.class).single()).isTrue();
    }

    @Test
    void aFileComesBackAsItWent() throws IOException {
        // More than a piece, and not a whole number of them.
        var bytes = bytes(600_001);
        var file = taken(bytes);

        assertThat(kept("DATABASE")).isEqualTo(before + 600_001);
        assertThat(file.name()).isEqualTo("plan.bin");
        assertThat(file.mediaType()).isEqualTo("application/octet-stream");
        assertThat(file.size()).isEqualTo(600_001);
        assertThat(file.sha256()).hasSize(32);
        assertThat(parts(file.id())).isEqualTo(3);
        assertThat(read(file)).isEqualTo(bytes);
    }

    @Test
    void nothingIsReadOfAFileThatIsNotTaken() {
        var unread = new BrokenLine();
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> take.take(Ids.next(), NAME, 0, unread, () -> {}, file -> new Taken<>(file, false)))
                .satisfies(refused -> {
                    assertThat(refused.field()).isEqualTo("file");
                    assertThat(refused.code()).isNull();
                });
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> take.take(
                        Ids.next(), NAME, take.largest() + 1, unread, () -> {}, file -> new Taken<>(file, false)))
                .withMessageContaining("10 MB")
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("tooLarge"));
        assertThatExceptionOfType(IllegalCallerException.class)
                .isThrownBy(() -> take.take(
                        Ids.next(),
                        NAME,
                        10,
                        unread,
                        () -> {
                            throw new IllegalCallerException("not theirs");
                        },
                        file -> new Taken<>(file, false)));
        assertThat(kept("DATABASE")).isEqualTo(before);
    }

    @Test
    void allTogetherAreNoMoreThanTheLimit() throws IOException {
        long others = DataSize.ofGigabytes(1).toBytes() - before - 1000;
        filled(others);
        try {
            assertThatExceptionOfType(FileRefused.class)
                    .isThrownBy(() -> taken(bytes(1001)))
                    .withMessageContaining("All files together may have 1 GB")
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo("full"));
            assertThat(kept("DATABASE")).isEqualTo(before + others);
            assertThat(read(taken(bytes(1000)))).hasSize(1000);
        } finally {
            filled(-others);
        }
    }

    private void filled(long bytes) {
        jdbc.sql("update file_total set bytes = bytes + ? where store = 'DATABASE'")
                .param(bytes)
                .update();
    }

    @Test
    void whatBreaksOffLeavesNothing() {
        for (var rest : List.of(new BrokenLine(), InputStream.nullInputStream())) {
            var id = Ids.next();
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> take.take(
                            id,
                            NAME,
                            1_000_000,
                            new SequenceInputStream(new ByteArrayInputStream(bytes(300_000)), rest),
                            () -> {},
                            file -> new Taken<>(file, false)));
            assertThat(parts(id)).isPositive();
            assertThat(kept("DATABASE")).isEqualTo(before);
            assertThat(parts(id)).isZero();
        }
    }

    @Test
    void ofWhatBecomesNoFileNothingIsLeft() throws IOException {
        assertThatExceptionOfType(IllegalCallerException.class)
                .isThrownBy(() -> taken(bytes(1000), file -> {
                    throw new IllegalCallerException("not theirs any more");
                }));
        assertThat(kept("DATABASE")).isEqualTo(before);

        var first = taken(bytes(1000));
        var again = taken(bytes(1000), file -> new Taken<>(first, true));
        assertThat(again.file()).isEqualTo(first);
        assertThat(kept("DATABASE")).isEqualTo(before + 1000);
        assertThat(read(first)).isEqualTo(bytes(1000));
    }

    @Test
    void whatTookLongerThanADayIsNoFile() {
        assertThatExceptionOfType(DataAccessResourceFailureException.class)
                .isThrownBy(() -> taken(bytes(1000), file -> {
                    jdbc.sql("update file_content set remove_after = now() - interval '1 second' where id = ?")
                            .param(file.id())
                            .update();
                    return new Taken<>(file, false);
                }));
        assertThat(kept("DATABASE")).isEqualTo(before);
    }

    @Test
    void whatNobodyNeedsGoesByItself() throws IOException {
        var file = taken(bytes(1000));
        var stays = taken(bytes(2000));
        contents.discard(file.id());
        assertThat(read(file)).hasSize(1000);

        assertThat(kept("DATABASE")).isEqualTo(before + 2000);
        assertThatExceptionOfType(DataAccessResourceFailureException.class).isThrownBy(() -> contents.open(file));
        assertThat(read(stays)).isEqualTo(bytes(2000));
    }

    @Test
    void whoReadsAFileThatIsTakenAwayHearsOfIt() throws IOException {
        var file = taken(bytes(600_000));
        try (var read = contents.open(file)) {
            assertThat(read.readNBytes(1000)).hasSize(1000);
            contents.discard(file.id());
            discard.discard();
            assertThatExceptionOfType(EOFException.class).isThrownBy(read::readAllBytes);
        }
    }

    @Test
    void manyAreRemovedAtOnceAndOthersStay() throws IOException {
        var theirs = List.of(taken(bytes(1000)).id(), taken(bytes(300_000)).id());
        var stays = taken(bytes(2000));

        transaction.executeWithoutResult(open -> {
            contents.removeNow(theirs);
            open.setRollbackOnly();
        });
        assertThat(kept("DATABASE")).isEqualTo(before + 303_000);
        for (int i = 0; i < 2; i++) {
            transaction.executeWithoutResult(open -> contents.removeNow(theirs));
            assertThat(parts(theirs.getLast())).isZero();
            assertThat(kept("DATABASE")).isEqualTo(before + 2000);
        }
        assertThat(read(stays)).isEqualTo(bytes(2000));
    }

    @Test
    void whatLiesInAStorageThatIsNotSetUpAnyMoreWaitsForIt() {
        var id = Ids.next();
        jdbc.sql("insert into file_content (id, store, size, remove_after) values (?, 'S3', 10, now())")
                .param(id)
                .update();
        var file = new StoredFile(id, "plan.bin", "application/octet-stream", 10, new byte[32]);

        discard.discard();
        assertThatExceptionOfType(DataAccessResourceFailureException.class)
                .isThrownBy(() -> contents.open(file))
                .withMessageContaining("potik.files.s3");
        assertThatExceptionOfType(DataAccessResourceFailureException.class)
                .isThrownBy(() -> transaction.executeWithoutResult(open -> contents.removeNow(List.of(id))));
        assertThat(isWrittenDown(id)).isTrue();
    }

    private boolean isWrittenDown(UUID id) {
        return jdbc.sql("select exists (select from file_content where id = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
    }
}
