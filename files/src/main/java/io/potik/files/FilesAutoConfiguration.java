package io.potik.files;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the mechanism into every service that has a database; its tables are made by {@code classpath:db/files}. */
@AutoConfiguration(after = {JdbcClientAutoConfiguration.class, TransactionAutoConfiguration.class})
@EnableConfigurationProperties(FileProperties.class)
@EnableScheduling
public class FilesAutoConfiguration {

    @Bean
    Contents fileContents(JdbcClient jdbc, FileProperties properties) {
        return new Contents(jdbc, properties, new DatabaseStore(jdbc));
    }

    @Bean
    TakeFile takeFile(Contents contents, FileProperties properties, TransactionTemplate transaction) {
        return new TakeFile(contents, properties, transaction);
    }

    @Bean
    DiscardFiles discardFiles(Contents contents, TransactionTemplate transaction) {
        return new DiscardFiles(contents, transaction);
    }
}
