package io.potik.lead.field;

import io.potik.lead.problem.NotFound;
import io.potik.lead.sql.Columns;
import io.potik.lead.sql.Rows;
import io.potik.outbox.Outbox;
import io.potik.outbox.OutgoingMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The workspace's fields, some dozens, and every version they had. One whose values another service keeps is told as an
 * event in the same transaction.
 */
@Repository
public class Fields {

    private static final String SELECT =
            "select id, version, of_kind, key, name, type, options, active, rank from field";
    private static final TypeReference<List<Field.Option>> OPTIONS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Outbox outbox;

    Fields(JdbcClient jdbc, JsonMapper json, Outbox outbox) {
        this.jdbc = jdbc;
        this.json = json;
        this.outbox = outbox;
    }

    /** The fields of leads as they are now. */
    public FieldSet ofLeads() {
        return new FieldSet(all(Field.Of.LEAD));
    }

    /** Those of one kind of thing, active or not, in their order. */
    List<Field> all(Field.Of of) {
        return jdbc.sql(SELECT + " where of_kind = :of order by rank, id")
                .param("of", of.word())
                .query(this::field)
                .list();
    }

    /** Holds off everybody else who makes, changes or orders fields until the transaction ends. */
    void lock() {
        jdbc.sql("lock table field in share row exclusive mode").update();
    }

    /** The field with this id; throws NotFound when there is none. */
    Field withId(UUID id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(this::field)
                .optional()
                .orElseThrow(() -> new NotFound("field"));
    }

    void add(Field field, UUID by) {
        jdbc.sql("""
                        insert into field (id, version, of_kind, key, name, type, options, active, rank, created_at)
                        values (:id, :version, :of, :key, :name, :type, cast(:options as jsonb), :active, :rank, :at)""")
                .param("id", field.id())
                .param("version", field.version())
                .param("of", field.of().word())
                .param("key", field.key())
                .param("name", field.name())
                .param("type", field.type().word())
                .param("options", json.writeValueAsString(field.options()))
                .param("active", field.active())
                .param("rank", field.rank())
                .param("at", Rows.now().atOffset(ZoneOffset.UTC))
                .update();
        remember(field, by);
    }

    /** Puts the next version in the place of the last one, while nobody else can change it: {@link #lock}. */
    void replace(Field next, UUID by) {
        jdbc.sql("update field set version = :version, name = :name, options = cast(:options as jsonb),"
                        + " active = :active where id = :id")
                .param("id", next.id())
                .param("version", next.version())
                .param("name", next.name())
                .param("options", json.writeValueAsString(next.options()))
                .param("active", next.active())
                .update();
        remember(next, by);
    }

    /** Gives the fields the ranks of their places in the list. */
    void order(List<UUID> ids) {
        var ranks = IntStream.rangeClosed(1, ids.size()).boxed().toList();
        jdbc.sql("update field set rank = given.rank from unnest(?, ?) as given (id, rank) where field.id = given.id")
                .params(Columns.ids(ids), Columns.numbers(ranks, Integer::longValue))
                .update();
    }

    private void remember(Field field, UUID by) {
        var at = Rows.now();
        jdbc.sql("""
                        insert into field_version (field_id, version, definition, defined_at, defined_by)
                        values (:id, :version, cast(:definition as jsonb), :at, :by)""")
                .param("id", field.id())
                .param("version", field.version())
                .param("definition", json.writeValueAsString(field))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
        if (field.of() != Field.Of.LEAD) {
            outbox.send(new OutgoingMessage(
                    FieldDefined.TOPIC,
                    field.id().toString(),
                    FieldDefined.TYPE,
                    field.version(),
                    at,
                    json.writeValueAsBytes(FieldDefined.of(field, at))));
        }
    }

    private Field field(ResultSet row, int number) throws SQLException {
        return new Field(
                Rows.id(row, "id"),
                row.getLong("version"),
                Field.Of.called(Rows.text(row, "of_kind")),
                Rows.text(row, "key"),
                Rows.text(row, "name"),
                Field.Type.of(Rows.text(row, "type")),
                json.readValue(Rows.text(row, "options"), OPTIONS),
                row.getBoolean("active"),
                row.getInt("rank"));
    }
}
