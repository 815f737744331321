package io.potik.files;

import io.potik.files.TakeFile.Taken;
import io.potik.outbox.Ids;
import io.potik.outbox.test.TestInfrastructure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** A service that keeps files and does nothing else, on a real PostgreSQL. */
@SpringBootTest(
        classes = FilesSuite.Service.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.flyway.locations=classpath:db/files",
            "potik.files.folder=plans",
            "potik.files.together=1GB",
            "potik.files.discard-every=1h", // the tests do it themselves
            "logging.level.root=warn"
        })
abstract class FilesSuite {

    @SpringBootConfiguration
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        FilesAutoConfiguration.class
    })
    static class Service {}

    @Autowired
    TakeFile take;

    @Autowired
    Contents contents;

    @Autowired
    DiscardFiles discard;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry properties) {
        TestInfrastructure.register(properties, "files");
    }

    static byte[] bytes(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    StoredFile taken(byte[] bytes) throws IOException {
        return taken(bytes, file -> new Taken<>(file, false)).file();
    }

    Taken<StoredFile> taken(byte[] bytes, Function<StoredFile, Taken<StoredFile>> make) throws IOException {
        return take.take(
                Ids.next(), new FileName("plan.bin"), bytes.length, new ByteArrayInputStream(bytes), () -> {}, make);
    }

    byte[] read(StoredFile file) throws IOException {
        try (var read = contents.open(file)) {
            return read.readAllBytes();
        }
    }

    /** How much the store has when everything is removed that nobody needs. */
    long kept(String store) {
        discard.discard();
        return jdbc.sql("select bytes from file_total where store = ?")
                .param(store)
                .query(Long.class)
                .single();
    }

    long parts(UUID id) {
        return jdbc.sql("select count(*) from file_part where content_id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }
}
