package io.potik.intake.imports;

import io.potik.intake.imports.Import.State;
import io.potik.intake.imports.Import.StoppedBecause;
import io.potik.intake.imports.Import.Undo;
import io.potik.intake.sql.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Every import. */
@Repository
@Transactional
public class Imports {

    private static final TypeReference<Map<String, Integer>> COLUMNS = new TypeReference<>() {};
    private static final int FORGOTTEN_AT_ONCE = 100;

    /** All but the text. */
    private static final String SELECT = """
            select i.id, i.connection_id, c.name as source, i.name, i.brought_at, i.columns, i.state, i.version, i.things,
                   i.taken, i.started_at, i.ended_at, i.stopped_because, i.undone_by, i.undo_started_at, i.undo_ended_at,
                   i.undo_orders, i.undo_cancelled, i.undo_left
            from import_file i join connection c on c.id = i.connection_id
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Imports(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The import, or empty. */
    @Transactional(readOnly = true)
    public Optional<Import> find(UUID id) {
        return jdbc.sql(SELECT + " where i.id = ?").param(id).query(this::read).optional();
    }

    /** A page, the newest first. */
    @Transactional(readOnly = true)
    public List<Import> page(@Nullable UUID before, int limit) {
        return jdbc.sql(SELECT
                        + " where cast(:before as uuid) is null or i.id < :before order by i.id desc limit :limit")
                .param("before", before)
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    /** The import, locked until the open transaction ends, or empty. */
    Optional<Import> lock(UUID id) {
        return jdbc.sql(SELECT + " where i.id = ? for update of i")
                .param(id)
                .query(this::read)
                .optional();
    }

    /** What is being taken in, the oldest first. */
    @Transactional(readOnly = true)
    List<UUID> running() {
        return jdbc.sql("select id from import_file where state = 'running' order by id")
                .query(UUID.class)
                .list();
    }

    /** What is being undone, the oldest first. */
    @Transactional(readOnly = true)
    List<UUID> undoing() {
        return jdbc.sql("select id from import_file where state = 'undoing' order by id")
                .query(UUID.class)
                .list();
    }

    /** Whether an import of the source is that far; nobody else is told so before the open transaction ends. */
    boolean isAny(UUID source, State state) {
        jdbc.sql("select 1 from connection where id = ? for no key update")
                .param(source)
                .query(row -> {});
        return jdbc.sql("select exists (select from import_file where connection_id = ? and state = ?)")
                .params(source, state.word())
                .query(Boolean.class)
                .single();
    }

    /** The text of the file; empty when it has come to its end. */
    @Transactional(readOnly = true)
    String text(UUID id) {
        return jdbc.sql("select content from import_file where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    /** Adds a draft; the id of the one that is there already when the same file was brought before. */
    UUID add(Import draft, String fingerprint, UUID broughtBy, String text) {
        return jdbc.sql("""
                        insert into import_file (id, connection_id, name, fingerprint, brought_by, brought_at, content, columns,
                                                 state, version, things, taken)
                        values (:id, :source, :name, :fingerprint, :by, :at::timestamptz, :text, :columns::jsonb,
                                'draft', 1, 0, 0)
                        on conflict (connection_id, fingerprint) where state = 'draft' do update set name = excluded.name
                        returning id
                        """)
                .param("id", draft.id())
                .param("source", draft.source())
                .param("name", draft.name())
                .param("fingerprint", fingerprint)
                .param("by", broughtBy)
                .param("at", draft.broughtAt().toString())
                .param("text", text)
                .param("columns", json.writeValueAsString(draft.columns()))
                .query(UUID.class)
                .single();
    }

    /** Writes the locked import; the text of one that has come to its end goes. */
    void save(Import changed) {
        var undo = changed.undo();
        jdbc.sql("""
                update import_file set columns = :columns::jsonb, state = :state, version = :version, things = :things,
                       taken = :taken, started_at = :started::timestamptz, ended_at = :ended::timestamptz,
                       undone_by = :undoneBy, undo_orders = :orders, undo_started_at = :undoStarted::timestamptz,
                       undo_ended_at = :undoEnded::timestamptz,
                       stopped_because = :why, content = case when :state in ('done', 'stopped') then '' else content end
                where id = :id
                """)
                .param("columns", json.writeValueAsString(changed.columns()))
                .param("state", changed.state().word())
                .param("version", changed.version())
                .param("things", changed.things())
                .param("taken", changed.taken())
                .param("started", text(changed.startedAt()))
                .param("ended", text(changed.endedAt()))
                .param(
                        "why",
                        changed.stoppedBecause() == null
                                ? null
                                : changed.stoppedBecause().word())
                .param("undoneBy", undo == null ? null : undo.by(), Types.OTHER)
                .param("orders", undo == null ? 0 : undo.orders())
                .param("undoStarted", undo == null ? null : text(undo.startedAt()))
                .param("undoEnded", undo == null ? null : text(undo.endedAt()))
                .param("id", changed.id())
                .update();
    }

    void remove(UUID id) {
        jdbc.sql("delete from import_file where id = ? and state = 'draft'")
                .param(id)
                .update();
    }

    /** Removes drafts that nobody has started, in small transactions; false when there are no more. */
    boolean forgetSome(Duration unused) {
        return jdbc.sql("""
                        delete from import_file where id in (
                            select id from import_file
                            where state = 'draft' and brought_at < now() - make_interval(secs => ?)
                            limit ? for update skip locked)
                        """)
                        .params((double) unused.toSeconds(), FORGOTTEN_AT_ONCE)
                        .update()
                == FORGOTTEN_AT_ONCE;
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    private Import read(ResultSet row, int number) throws SQLException {
        var why = row.getString("stopped_because");
        return new Import(
                Rows.id(row, "id"),
                Rows.id(row, "connection_id"),
                Rows.text(row, "source"),
                Rows.text(row, "name"),
                Rows.time(row, "brought_at"),
                json.readValue(Rows.text(row, "columns"), COLUMNS),
                State.valueOf(Rows.text(row, "state").toUpperCase(Locale.ROOT)),
                row.getLong("version"),
                row.getInt("things"),
                row.getInt("taken"),
                Rows.timeOrNull(row, "started_at"),
                Rows.timeOrNull(row, "ended_at"),
                why == null ? null : StoppedBecause.of(why),
                undo(row));
    }

    private static @Nullable Undo undo(ResultSet row) throws SQLException {
        var by = Rows.idOrNull(row, "undone_by");
        return by == null
                ? null
                : new Undo(
                        by,
                        Rows.time(row, "undo_started_at"),
                        Rows.timeOrNull(row, "undo_ended_at"),
                        row.getInt("undo_orders"),
                        row.getInt("undo_cancelled"),
                        row.getInt("undo_left"));
    }
}
