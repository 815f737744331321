package io.potik.load.bare;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * The least that a Spring service can do with a delivery and still be durable: it looks at nothing, inserts one row like
 * intake's raw one by a statement that is a transaction of its own, and answers.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@RestController
public class BareHandler {

    private static final String INSERT = "insert into bare_delivery"
            + " (id, connection_id, received_at, method, headers, body, requests) values (?, ?, ?, 'POST', ?, ?, ?)";
    private static final UUID CONNECTION = new UUID(0, 1);

    private final JdbcTemplate jdbc;

    BareHandler(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The row is durable when this returns. */
    @PostMapping("/hooks/{key}")
    public Map<String, Boolean> take(
            @PathVariable String key, @RequestHeader HttpHeaders headers, @RequestBody byte[] body) {
        jdbc.update(
                INSERT,
                id(),
                CONNECTION,
                OffsetDateTime.now(ZoneOffset.UTC),
                headers.toString(),
                body,
                new String(body, StandardCharsets.UTF_8));
        return Map.of("ok", true);
    }

    /** Sorted by time, as intake's are, so that the index costs the same. */
    private static UUID id() {
        var random = ThreadLocalRandom.current();
        long high = (System.currentTimeMillis() << 16) | 0x7000L | random.nextInt(0x1000);
        return new UUID(high, (random.nextLong() >>> 2) | 0x8000000000000000L);
    }

    /** Takes its settings from the environment, as the services do. */
    public static void main(String[] arguments) {
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        SpringApplication.run(BareHandler.class, arguments);
    }
}
