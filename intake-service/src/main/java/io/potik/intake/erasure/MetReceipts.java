package io.potik.intake.erasure;

import io.potik.intake.sql.Columns;
import io.potik.intake.sql.Rows;
import io.potik.outbox.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Receipts of a person that no lead and no order names: what was ignored, excluded or not understood, and what made a lead
 * that was deleted since. They are met by their contact points in what was read, or else in the bytes, as long as those are
 * kept; every delivery that is kept is looked at, which takes a while and is nobody's request.
 */
@Repository
class MetReceipts {

    /** A receipt gets its id when its delivery comes in. */
    private static final Duration TOGETHER = Duration.ofMinutes(5);

    private static final int SHORTEST = 5;
    private static final int AT_HOME = 10;

    private final JdbcClient jdbc;

    MetReceipts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Met(UUID delivery, UUID connection, Instant at) {}

    /** Their ids. */
    UUID[] receiptsOf(Person person) {
        if (person.contactPoints().isEmpty()) {
            return new UUID[0];
        }
        var words = person.contactPoints().stream()
                .map(point -> "\"" + point.value() + "\"")
                .toList();
        var pattern = pattern(person);
        var met = jdbc.sql("""
                        select id, connection_id, received_at from delivery
                        where exists (select from unnest(:words) as word where position(word in requests) > 0)
                           or encode(body, 'escape') ~* :pattern or query ~* :pattern
                        """)
                .param("words", Columns.texts(words, word -> word))
                .param("pattern", pattern)
                .query((row, number) ->
                        new Met(Rows.id(row, "id"), Rows.id(row, "connection_id"), Rows.time(row, "received_at")))
                .list();
        return jdbc.sql("""
                        select receipt.id
                        from unnest(:deliveries, :connections, :firsts, :lasts) as met (delivery, connection, first, last)
                        join receipt on receipt.connection_id = met.connection
                                    and receipt.id between met.first and met.last and receipt.delivery_id = met.delivery
                        join delivery on delivery.id = met.delivery
                        where exists (select from unnest(:words) as word
                                      where position(word in coalesce(delivery.requests::jsonb -> receipt.item, '""')::text) > 0)
                           or receipt.lead_id is null and receipt.order_id is null
                              and (encode(delivery.body, 'escape') ~* :pattern or delivery.query ~* :pattern)
                        """)
                .param("words", Columns.texts(words, word -> word))
                .param("pattern", pattern)
                .param("deliveries", Columns.ids(met, Met::delivery))
                .param("connections", Columns.ids(met, Met::connection))
                .param("firsts", Columns.ids(met, one -> first(one.at().minus(TOGETHER))))
                .param("lasts", Columns.ids(met, one -> first(one.at().plus(TOGETHER))))
                .query(UUID.class)
                .list()
                .toArray(UUID[]::new);
    }

    private static UUID first(Instant at) {
        return Ids.at(at.toEpochMilli());
    }

    /** A number stands alone, not within a longer one; what is short is met in what was read only. */
    private static String pattern(Person person) {
        Set<String> forms = person.contactPoints().stream()
                .flatMap(point -> forms(point))
                .filter(form -> form.length() >= SHORTEST && form.chars().allMatch(c -> c > ' ' && c < 127))
                .map(form -> form.replaceAll("[^A-Za-z0-9]", "\\\\$0"))
                .collect(Collectors.toSet());
        return forms.isEmpty() ? "a^" : "(^|[^0-9])(" + String.join("|", forms) + ")($|[^0-9])";
    }

    private static Stream<String> forms(Person.Point point) {
        if (point.kind().equals("phone")) {
            String digits = point.value().replaceAll("\\D", "");
            return digits.length() > AT_HOME
                    ? Stream.of(digits, digits.substring(digits.length() - AT_HOME))
                    : Stream.of(digits);
        }
        return Stream.of(point.value(), point.value().replace("@", "%40"));
    }
}
