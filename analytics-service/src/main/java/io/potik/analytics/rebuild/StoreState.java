package io.potik.analytics.rebuild;

import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Whether the store is complete; kept in the store's database, so that every instance and every restart knows. */
@Component
public class StoreState {

    /** The offsets of a partition between which the log is read again. */
    record Span(long begin, long end) {}

    private static final TypeReference<Map<String, Span>> SPANS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    StoreState(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Whether a rebuild is reading the log: figures are not yet complete. */
    public boolean isReading() {
        return jdbc.sql("select state = 'reading' from rebuild")
                .query(Boolean.class)
                .single();
    }

    RebuildStatus status() {
        return jdbc.sql("select state, started_at, finished_at from rebuild")
                .query((row, i) -> new RebuildStatus(
                        row.getString(1), RebuildStatus.instant(row, 2), RebuildStatus.instant(row, 3), null))
                .single();
    }

    Map<String, Span> spans() {
        return json.readValue(
                jdbc.sql("select targets from rebuild").query(String.class).single(), SPANS);
    }

    /** Needs the transaction that empties the store. */
    void begin(UUID by, Map<String, Span> spans) {
        jdbc.sql("""
                        update rebuild set state = 'reading', started_at = now(), started_by = ?, finished_at = null,
                          targets = cast(? as jsonb)""").params(by, json.writeValueAsString(spans)).update();
    }

    void finish() {
        jdbc.sql("update rebuild set state = 'idle', finished_at = now() where state = 'reading'")
                .update();
    }
}
