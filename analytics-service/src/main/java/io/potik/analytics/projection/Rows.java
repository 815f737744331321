package io.potik.analytics.projection;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Rows in and out of a table, many with one statement: they travel as one JSON array, columns by their names. */
@Component
final class Rows {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final JdbcClient jdbc;

    Rows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The rows of these leads, of a table or of what stands in a FROM clause under the name {@code r}. */
    <T> List<T> ofLeads(Collection<UUID> leads, String from, Class<T> row) {
        return of("r.lead_id", leads, from, row);
    }

    /** The same of these orders. */
    <T> List<T> ofOrders(Collection<UUID> orders, String from, Class<T> row) {
        return of("r.order_id", orders, from, row);
    }

    private <T> List<T> of(String column, Collection<UUID> ids, String from, Class<T> row) {
        return jdbc.sql("select to_jsonb(r) from " + from + " where " + column + " = any(cast(:ids as uuid[]))")
                .param("ids", ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")))
                .query((result, i) -> JSON.readValue(result.getString(1), row))
                .list();
    }

    /** Inserts all of them in their order with one statement. */
    void write(String table, Collection<?> rows, String onConflict) {
        if (!rows.isEmpty()) {
            jdbc.sql("insert into %s select * from jsonb_populate_recordset(null::%s, cast(:rows as jsonb)) %s"
                            .formatted(table, table, onConflict))
                    .param("rows", JSON.writeValueAsString(rows))
                    .update();
        }
    }
}
