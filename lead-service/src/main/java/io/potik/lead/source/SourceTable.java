package io.potik.lead.source;

import io.potik.lead.problem.NotFound;
import io.potik.lead.sql.Rows;
import io.potik.outbox.Outbox;
import io.potik.outbox.OutgoingMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Sources as rows; writing one tells it as an event in the same transaction. */
@Repository
class SourceTable {

    private static final String SELECT = "select id, version, name, channel, connection_id from source";

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final JsonMapper json;

    SourceTable(JdbcClient jdbc, Outbox outbox, JsonMapper json) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.json = json;
    }

    List<Source> all() {
        return jdbc.sql(SELECT + " order by lower(name), id")
                .query(SourceTable::source)
                .list();
    }

    /** Throws NotFound when there is none. */
    Source withId(UUID id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(SourceTable::source)
                .optional()
                .orElseThrow(() -> new NotFound("source"));
    }

    /** Locked against other changes; throws NotFound when there is none. */
    Source locked(UUID id) {
        return jdbc.sql(SELECT + " where id = :id for update")
                .param("id", id)
                .query(SourceTable::source)
                .optional()
                .orElseThrow(() -> new NotFound("source"));
    }

    Optional<Source> ofConnection(UUID connectionId) {
        return jdbc.sql(SELECT + " where connection_id = :connection")
                .param("connection", connectionId)
                .query(SourceTable::source)
                .optional();
    }

    Optional<Source> named(String name, String channel) {
        return jdbc.sql(SELECT + " where lower(name) = lower(:name) and channel = :channel and connection_id is null")
                .param("name", name.strip())
                .param("channel", channel)
                .query(SourceTable::source)
                .optional();
    }

    /**
     * Adds a source.
     *
     * @return false when the connection, or the name without a connection, has one already; it waits for somebody who
     *     is adding it right now. Nothing is written or told then
     */
    boolean add(Source source) {
        int added = jdbc.sql("""
                        insert into source (id, version, name, channel, connection_id, created_at)
                        values (:id, :version, :name, :channel, :connection, :at) on conflict do nothing""")
                .param("id", source.id())
                .param("version", source.version())
                .param("name", source.name())
                .param("channel", source.channel())
                .param("connection", source.connectionId())
                .param("at", Rows.now().atOffset(ZoneOffset.UTC))
                .update();
        if (added > 0) {
            tell(source);
        }
        return added > 0;
    }

    /** Puts the next version in the place of the last one, which the caller has {@link #locked}. */
    void replace(Source next) {
        jdbc.sql("update source set version = :version, name = :name where id = :id")
                .param("id", next.id())
                .param("version", next.version())
                .param("name", next.name())
                .update();
        tell(next);
    }

    private void tell(Source source) {
        var at = Rows.now();
        outbox.send(new OutgoingMessage(
                "lead.events",
                source.id().toString(),
                SourceDefined.TYPE,
                source.version(),
                at,
                json.writeValueAsBytes(
                        new SourceDefined(source.id(), source.name(), source.channel(), source.connectionId(), at))));
    }

    private static Source source(ResultSet row, int number) throws SQLException {
        return new Source(
                Rows.id(row, "id"),
                row.getLong("version"),
                Rows.text(row, "name"),
                Rows.text(row, "channel"),
                Rows.idOrNull(row, "connection_id"));
    }
}
