package io.potik.intake.imports;

import io.potik.intake.imports.Import.State;
import io.potik.intake.imports.Import.StoppedBecause;
import io.potik.intake.imports.Import.Undo;
import io.potik.intake.ledger.Outcome;
import io.potik.intake.sql.Columns;
import io.potik.intake.sql.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
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

/** Every import, and which receipts came of it. */
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

    /**
     * What became of one thing of an import.
     *
     * @param place among the things of the file, from 0
     * @param line of the file on which it begins
     * @param rows how many rows of the file it has
     * @param undone {@code cancelled} or {@code left}, once that is known
     * @param leftBecause {@code madeBefore} or {@code changed}
     */
    public record Taken(
            int place,
            int line,
            int rows,
            UUID receiptId,
            String externalId,
            Outcome outcome,
            @Nullable String detail,
            @Nullable UUID orderId,
            @Nullable String undone,
            @Nullable String leftBecause) {

        /** The number of the order; empty when there was none, or one that was too long. */
        public String number() {
            return Imports.number(externalId);
        }
    }

    /** A receipt that came of some rows. */
    record Took(int place, int line, int rows, UUID receipt) {}

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

    /** How many things of an import came to each outcome; without those that have none. */
    @Transactional(readOnly = true)
    public Map<Outcome, Integer> outcomes(UUID id) {
        var outcomes = new EnumMap<Outcome, Integer>(Outcome.class);
        jdbc.sql("""
                select r.outcome, count(*) as things from import_receipt i join receipt r on r.id = i.receipt_id
                where i.import_id = ? group by r.outcome
                """).param(id).query(row -> {
            outcomes.put(Outcome.of(Rows.text(row, "outcome")), row.getInt("things"));
        });
        return outcomes;
    }

    /**
     * What became of the things of an import, in the order of the file.
     *
     * @param outcome null for all
     * @param undone null for all
     * @param after the place behind which the page begins; -1 for the first
     */
    @Transactional(readOnly = true)
    public List<Taken> things(UUID id, @Nullable Outcome outcome, @Nullable String undone, int after, int limit) {
        return jdbc.sql("""
                        select i.place, i.line, i.rows, r.id, r.external_id, r.outcome, coalesce(r.detail, first.detail) as detail,
                               coalesce(r.order_id, first.order_id) as order_id, i.left_because,
                               case when i.undone in ('cancelled', 'left') then i.undone end as undone
                        from import_receipt i
                        join receipt r on r.id = i.receipt_id
                        left join receipt first on first.id = r.duplicate_of
                        where i.import_id = :id and i.place > :after
                          and (cast(:outcome as text) is null or r.outcome = :outcome)
                          and (cast(:undone as text) is null or i.undone = :undone)
                        order by i.place limit :limit
                        """)
                .param("id", id)
                .param("after", after)
                .param("outcome", outcome == null ? null : outcome.word())
                .param("undone", undone)
                .param("limit", limit)
                .query((row, number) -> new Taken(
                        row.getInt("place"),
                        row.getInt("line"),
                        row.getInt("rows"),
                        Rows.id(row, "id"),
                        Rows.text(row, "external_id"),
                        Outcome.of(Rows.text(row, "outcome")),
                        row.getString("detail"),
                        Rows.idOrNull(row, "order_id"),
                        row.getString("undone"),
                        row.getString("left_because")))
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

    /** What stands in an external id before the fingerprint of its rows. */
    static String number(String externalId) {
        int end = externalId.lastIndexOf(':');
        return end < 0 ? "" : externalId.substring(0, end);
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

    /** Notes which receipts came of which rows. */
    void took(UUID id, Collection<Took> took) {
        jdbc.sql("""
                insert into import_receipt (import_id, place, line, rows, receipt_id)
                select ?, place, line, rows, receipt_id from unnest(?, ?, ?, ?) as t (place, line, rows, receipt_id)
                """)
                .param(id)
                .param(Columns.numbers(took, one -> (long) one.place()))
                .param(Columns.numbers(took, one -> (long) one.line()))
                .param(Columns.numbers(took, one -> (long) one.rows()))
                .param(Columns.ids(took, Took::receipt))
                .update();
    }

    /** How many of these are in the ledger of the source already. */
    @Transactional(readOnly = true)
    int known(UUID source, Collection<String> externalIds) {
        return jdbc.sql("""
                        select count(*) from unnest(?) as given (external_id)
                        where exists (select from receipt r
                                      where r.connection_id = ? and r.external_id = given.external_id
                                        and r.duplicate_of is null)
                        """)
                .param(Columns.texts(externalIds, externalId -> externalId))
                .param(source)
                .query(Integer.class)
                .single();
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
