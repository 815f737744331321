package io.potik.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.potik.files.TakeFile.Taken;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** With an S3-compatible storage new files go there. */
class S3IntegrationTests extends FilesSuite {

    private static final LoopbackStorage STORAGE = new LoopbackStorage();

    private long before;

    @DynamicPropertySource
    static void storage(DynamicPropertyRegistry properties) {
        properties.add("potik.files.s3.endpoint", STORAGE.settings::endpoint);
        properties.add("potik.files.s3.region", STORAGE.settings::region);
        properties.add("potik.files.s3.bucket", STORAGE.settings::bucket);
        properties.add("potik.files.s3.access-key", STORAGE.settings::accessKey);
        properties.add("potik.files.s3.secret", STORAGE.settings::secret);
    }

    @BeforeEach
    void begin() {
        before = kept("S3");
        STORAGE.objects.clear();
    }

    @AfterEach
    void itAnswersAgain() {
        STORAGE.away = false;
    }

    @AfterAll
    static void stop() {
        STORAGE.close();
    }

    private static String object(StoredFile file) {
        return "/cards/plans/" + file.id();
    }

    private void fiveMinutesLater() {
        jdbc.sql("update file_content set remove_after = now() where remove_after is not null")
                .update();
    }

    @Test
    void aFileGoesToTheServicesFolderAndComesBack() throws IOException {
        var bytes = bytes(700_000);
        var file = taken(bytes);

        assertThat(STORAGE.objects).containsOnlyKeys(object(file));
        assertThat(STORAGE.objects.get(object(file))).isEqualTo(bytes);
        assertThat(read(file)).isEqualTo(bytes);
        assertThat(parts(file.id())).isZero();
        assertThat(kept("S3")).isEqualTo(before + 700_000);
    }

    @Test
    void whileItIsAwayNothingBecomesAFile() {
        var made = new AtomicBoolean();
        STORAGE.away = true;

        assertThatExceptionOfType(DataAccessResourceFailureException.class)
                .isThrownBy(() -> taken(bytes(1000), file -> {
                    made.set(true);
                    return new Taken<>(file, false);
                }));

        assertThat(made).isFalse();
        STORAGE.away = false;
        fiveMinutesLater();
        assertThat(kept("S3")).isEqualTo(before);
    }

    @Test
    void whatNobodyNeedsGoesAsSoonAsItAnswers() throws IOException {
        contents.discard(taken(bytes(1000)).id());
        STORAGE.away = true;
        discard.discard();
        assertThat(STORAGE.objects).hasSize(1);

        STORAGE.away = false;
        fiveMinutesLater();
        discard.discard();
        assertThat(STORAGE.objects).isEmpty();
        assertThat(kept("S3")).isEqualTo(before);
    }

    @Test
    void filesStayWhereTheyWerePut() throws IOException {
        var file = taken(bytes(1000));
        jdbc.sql("update file_content set store = 'DATABASE' where id = ?")
                .param(file.id())
                .update();
        jdbc.sql("insert into file_part (content_id, number, bytes) values (?, 0, ?)")
                .params(file.id(), bytes(1000))
                .update();
        STORAGE.objects.clear();

        assertThat(read(file)).isEqualTo(bytes(1000));
    }

    @Test
    void noneIsRemovedAtOnceWhileItIsAway() throws IOException {
        var theirs = List.of(taken(bytes(1000)).id(), taken(bytes(2000)).id());
        var stays = taken(bytes(3000));
        STORAGE.away = true;
        assertThatExceptionOfType(DataAccessResourceFailureException.class)
                .isThrownBy(() -> transaction.executeWithoutResult(open -> contents.removeNow(theirs)));
        assertThat(kept("S3")).isEqualTo(before + 6000);

        STORAGE.away = false;
        transaction.executeWithoutResult(open -> contents.removeNow(theirs));
        transaction.executeWithoutResult(open -> contents.removeNow(theirs));
        assertThat(STORAGE.objects).containsOnlyKeys(object(stays));
        assertThat(kept("S3")).isEqualTo(before + 3000);
    }
}
