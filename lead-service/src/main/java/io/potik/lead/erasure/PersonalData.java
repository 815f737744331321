package io.potik.lead.erasure;

import io.potik.lead.contact.ContactPoint;
import io.potik.lead.sql.Columns;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What this database keeps of a person. */
@Repository
class PersonalData {

    private static final int ROWS_AT_ONCE = 100;

    /** Shorter ones are words of notes about others. */
    private static final int SHORTEST_SPELLED = 5;

    private final JdbcClient jdbc;

    PersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Erases it in the open transaction; done again it does the same to what came since.
     *
     * @return how many rows of each table were emptied or removed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Map<String, Integer> erase(Person person) {
        var rows = new LinkedHashMap<String, Integer>();
        for (var place : Places.ALL) {
            int some = jdbc.sql(place.erasing()).params(parameters(person)).update();
            if (some > 0) {
                rows.put(place.table(), some);
            }
        }
        return rows;
    }

    /** How many rows of each table would be emptied or removed; of what only repeats others none. */
    @Transactional(readOnly = true)
    Map<String, Integer> count(Person person) {
        var rows = new LinkedHashMap<String, Integer>();
        for (var place : Places.ALL.stream().filter(Place::told).toList()) {
            int some = jdbc.sql(place.counting())
                    .params(parameters(person))
                    .query(Integer.class)
                    .single();
            if (some > 0) {
                rows.put(place.table(), some);
            }
        }
        return rows;
    }

    /** Writes it as one JSON object, a list of rows for each table, one row in memory at a time. */
    @Transactional(readOnly = true)
    void tell(Person person, OutputStream out) throws IOException {
        write(out, "{");
        boolean first = true;
        for (var place : Places.ALL.stream().filter(Place::told).toList()) {
            write(out, (first ? "\"" : ",\"") + place.table() + "\":[");
            first = false;
            try (Stream<String> told = jdbc
                    .sql(place.telling())
                    .withFetchSize(ROWS_AT_ONCE)
                    .params(parameters(person))
                    .query(String.class)
                    .stream()) {
                var before = new String[] {"\n"};
                told.forEach(row -> {
                    write(out, before[0] + row);
                    before[0] = ",\n";
                });
            }
            write(out, "]");
        }
        write(out, "}");
    }

    /**
     * Forgets contact points that nobody has: one that was looked at meanwhile by what was told late stands here again. What
     * is somebody's by now is of who wrote since.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void forgetUnused(List<ContactPoint> points) {
        jdbc.sql("""
                delete from contact_point point using unnest(:kinds, :values) as given (kind, value)
                where point.kind = given.kind and point.value = given.value
                  and point.open_lead_id is null and point.customer_id is null and point.exclusion_id is null
                  and not exists (select from lead_contact_point used
                                  where used.kind = point.kind and used.value = point.value)
                """)
                .param("kinds", Columns.texts(points, ContactPoint::kind))
                .param("values", Columns.texts(points, ContactPoint::value))
                .update();
    }

    /** The files on their cards. */
    List<UUID> files(Person person) {
        return jdbc.sql("select id from lead_file where lead_id = any(:leads)")
                .param("leads", Columns.ids(person.leadIds()))
                .query(UUID.class)
                .list();
    }

    /** Whether bytes of these files still lie somewhere. */
    boolean hasBytesOf(Collection<UUID> files) {
        return jdbc.sql("select exists (select from file_content where id = any(:files))")
                .param("files", Columns.ids(files))
                .query(Boolean.class)
                .single();
    }

    private static void write(OutputStream out, String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> parameters(Person person) {
        var points = person.contactPoints();
        var ids = Stream.concat(person.customerIds().stream(), person.leadIds().stream())
                .map(UUID::toString)
                .toList();
        // As they stand in JSON of ours: whole, so that a short account is not met within a longer one.
        var words = Stream.concat(ids.stream(), points.stream().map(ContactPoint::value))
                .map(word -> "\"" + word + "\"")
                .toList();
        return Map.of(
                "customers", Columns.ids(person.customerIds()),
                "leads", Columns.ids(person.leadIds()),
                "kinds", Columns.texts(points, ContactPoint::kind),
                "values", Columns.texts(points, ContactPoint::value),
                "words", Columns.texts(words, word -> word),
                "keys", Columns.texts(ids, id -> id),
                "spelled", spelled(points));
    }

    /** As exclusions are found, each contact point as a whole. */
    private static String spelled(List<ContactPoint> points) {
        return points.stream()
                .map(point -> point.kind().equals("phone")
                        ? point.value().replaceAll("\\D", "")
                        : point.value().toLowerCase(Locale.ROOT).replaceAll("\\s+", ""))
                .filter(word -> word.length() > SHORTEST_SPELLED)
                .map(word -> "'" + word.replace("\\", "\\\\").replace("'", "''") + "'")
                .distinct()
                .collect(Collectors.joining(" | "));
    }
}
