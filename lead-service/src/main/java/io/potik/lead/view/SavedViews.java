package io.potik.lead.view;

import io.potik.lead.board.LeadQuery;
import io.potik.lead.sql.Columns;
import io.potik.lead.sql.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The views that people keep: some dozens for everybody, some for each. */
@Repository
class SavedViews {

    private static final String SELECT =
            "select id, version, name, owner_id, shared, pipeline_id, layout, filters, columns, sort from saved_view";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SavedViews(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Somebody's own and those for everybody, by name. */
    List<SavedView> visibleTo(UUID staff) {
        return jdbc.sql(SELECT + " where shared or owner_id = :staff order by lower(name), id")
                .param("staff", staff)
                .query((row, number) -> view(row))
                .list();
    }

    /** Locked against other changes, if there is one. */
    Optional<SavedView> locked(UUID id) {
        return jdbc.sql(SELECT + " where id = :id for update")
                .param("id", id)
                .query((row, number) -> view(row))
                .optional();
    }

    long ownedBy(UUID staff) {
        return jdbc.sql("select count(*) from saved_view where owner_id = :staff")
                .param("staff", staff)
                .query(Long.class)
                .single();
    }

    void add(SavedView view) {
        write(view, """
                insert into saved_view (id, version, name, owner_id, shared, pipeline_id, layout, filters, columns, sort,
                    created_at)
                values (:id, :version, :name, :owner, :shared, :pipeline, :layout, cast(:filters as jsonb), :columns,
                    :sort, :at)
                """);
    }

    /** Puts the next version in the place of the last one, which the caller has {@link #locked}. */
    void replace(SavedView next) {
        write(next, """
                update saved_view set version = :version, name = :name, shared = :shared, pipeline_id = :pipeline,
                    layout = :layout, filters = cast(:filters as jsonb), columns = :columns, sort = :sort
                where id = :id
                """);
    }

    private void write(SavedView view, String sql) {
        var show = view.show();
        jdbc.sql(sql)
                .param("id", view.id())
                .param("version", view.version())
                .param("name", view.name())
                .param("owner", view.ownerId())
                .param("shared", view.shared())
                .param("pipeline", show.pipelineId())
                .param("layout", show.layout())
                .param("filters", json.writeValueAsString(show.filters()))
                .param("columns", Columns.texts(show.columns(), column -> column))
                .param("sort", show.sort())
                .param("at", Rows.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    void remove(UUID id) {
        jdbc.sql("delete from saved_view where id = :id").param("id", id).update();
    }

    private SavedView view(ResultSet row) throws SQLException {
        return new SavedView(
                Rows.id(row, "id"),
                row.getLong("version"),
                Rows.text(row, "name"),
                Rows.id(row, "owner_id"),
                row.getBoolean("shared"),
                new SavedView.Show(
                        Rows.idOrNull(row, "pipeline_id"),
                        Rows.text(row, "layout"),
                        json.readValue(Rows.text(row, "filters"), LeadQuery.class),
                        List.of((String[]) row.getArray("columns").getArray()),
                        row.getString("sort")));
    }
}
