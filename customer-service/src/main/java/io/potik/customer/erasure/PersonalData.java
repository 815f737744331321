package io.potik.customer.erasure;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What this database keeps of a person. */
@Repository
class PersonalData {

    private static final int ROWS_AT_ONCE = 100;

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
    Map<String, Integer> erase(Person person, UUID[] companies) {
        var parameters = parameters(person);
        parameters.put("companies", companies);
        var rows = new LinkedHashMap<String, Integer>();
        for (var place : Places.ALL) {
            int some = place.isErased()
                    ? jdbc.sql(place.erasing()).params(parameters).update()
                    : 0;
            if (some > 0) {
                rows.merge(place.table(), some, Integer::sum);
            }
        }
        return rows;
    }

    /** How many rows of each table would be emptied or removed; of what only repeats others none. */
    @Transactional(readOnly = true)
    public Map<String, Integer> count(Person person) {
        var parameters = parameters(person);
        parameters.put("companies", companiesOf(person));
        var rows = new LinkedHashMap<String, Integer>();
        for (var place : Places.ALL.stream()
                .filter(place -> place.isErased() && place.told())
                .toList()) {
            int some = jdbc.sql(place.counting())
                    .params(parameters)
                    .query(Integer.class)
                    .single();
            if (some > 0) {
                rows.merge(place.table(), some, Integer::sum);
            }
        }
        return rows;
    }

    /** Writes it as one JSON object, a list of rows for each table, one row in memory at a time. */
    @Transactional(readOnly = true)
    public void tell(Person person, OutputStream out) {
        var parameters = parameters(person);
        parameters.put("companies", companiesOf(person));
        write(out, "{");
        boolean first = true;
        for (var place : Places.ALL.stream().filter(Place::told).toList()) {
            write(out, (first ? "\"" : ",\"") + place.table() + "\":[");
            first = false;
            try (Stream<String> told =
                    jdbc
                            .sql(place.telling())
                            .withFetchSize(ROWS_AT_ONCE)
                            .params(parameters)
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

    /** The companies that they belong to. */
    UUID[] companiesOf(Person person) {
        return jdbc.sql(
                        "select distinct company_id from customer where id = any(:customers) and company_id is not null")
                .params(parameters(person))
                .query(UUID.class)
                .list()
                .toArray(UUID[]::new);
    }

    private static void write(OutputStream out, String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> parameters(Person person) {
        var ids = Stream.of(person.customers(), person.leads(), person.orders())
                .flatMap(List::stream)
                .map(UUID::toString)
                .toList();
        var values = person.contactPoints().stream().map(Person.Point::value).toList();
        // As they stand in JSON of ours: whole, so that a short account is not met within a longer one.
        var words = Stream.concat(ids.stream(), values.stream())
                .map(word -> "\"" + word + "\"")
                .toList();
        return new HashMap<>(Map.of(
                "customers", person.customers().toArray(UUID[]::new),
                "leads", person.leads().toArray(UUID[]::new),
                "orders", person.orders().toArray(UUID[]::new),
                "kinds", person.contactPoints().stream().map(Person.Point::kind).toArray(String[]::new),
                "values", values.toArray(String[]::new),
                "words", words.toArray(String[]::new),
                "keys", ids.toArray(String[]::new)));
    }
}
