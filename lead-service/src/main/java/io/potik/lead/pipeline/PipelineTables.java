package io.potik.lead.pipeline;

import io.potik.lead.problem.NotFound;
import io.potik.lead.sql.Rows;
import io.potik.outbox.Outbox;
import io.potik.outbox.OutgoingMessage;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Pipelines, their stages and every version they had; writing one tells it as an event in the same transaction. */
@Repository
class PipelineTables {

    private static final String ALL = """
            select p.id, p.name, p.version, p.is_default, s.id stage_id, s.name stage_name, s.kind, s.rank,
                   s.temperature, s.color, s.required_fields, s.card_limit, s.stale_after_days, s.into_id
              from pipeline p join stage s on s.pipeline_id = p.id
            """;

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final JsonMapper json;

    PipelineTables(JdbcClient jdbc, Outbox outbox, JsonMapper json) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.json = json;
    }

    List<Pipeline> all() {
        return jdbc.sql(ALL + " order by p.is_default desc, lower(p.name), s.rank")
                .query(PipelineTables::pipelines);
    }

    Map<UUID, Long> versions() {
        return versions("");
    }

    /** Holds off every change of a pipeline until the caller's transaction ends; callers do not wait for each other. */
    Map<UUID, Long> versionsHeld() {
        return versions(" order by id for key share");
    }

    private Map<UUID, Long> versions(String order) {
        return jdbc.sql("select id, version from pipeline" + order).query((ResultSet rows) -> {
            var versions = new HashMap<UUID, Long>();
            while (rows.next()) {
                versions.put(Rows.id(rows, "id"), rows.getLong("version"));
            }
            return versions;
        });
    }

    /**
     * The pipeline, locked against everybody who wants to put a lead into it.
     *
     * @throws NotFound when there is none
     */
    Pipeline locked(UUID id) {
        if (jdbc.sql("select 1 from pipeline where id = :id for update")
                .param("id", id)
                .query()
                .listOfRows()
                .isEmpty()) {
            throw new NotFound("pipeline");
        }
        // A second statement: only it sees the stages as whoever held the lock before has left them.
        return jdbc.sql(ALL + " where p.id = :id order by s.rank")
                .param("id", id)
                .query(PipelineTables::pipelines)
                .getFirst();
    }

    /** Whether any lead, open or closed, stands there. */
    boolean hasLeads(UUID stageId) {
        return jdbc.sql("select exists (select 1 from lead where stage_id = :stage)")
                .param("stage", stageId)
                .query(Boolean.class)
                .single();
    }

    /**
     * Adds a pipeline.
     *
     * @return false when one with this id is there already; nothing is written or told then
     */
    boolean add(Pipeline pipeline, @Nullable UUID by) {
        var at = Rows.now();
        int added = jdbc.sql("""
                        insert into pipeline (id, name, version, is_default, created_at, changed_at)
                        values (:id, :name, :version, :isDefault, :at, :at) on conflict (id) do nothing""")
                .param("id", pipeline.id())
                .param("name", pipeline.name())
                .param("version", pipeline.version())
                .param("isDefault", pipeline.isDefault())
                .param("at", time(at))
                .update();
        if (added == 0) {
            return false;
        }
        pipeline.stages().forEach(stage -> put(pipeline, stage));
        remember(pipeline, by, at);
        return true;
    }

    /** Puts the next version in the place of the last one, which the caller has {@link #locked}. */
    void replace(Pipeline last, Pipeline next, @Nullable UUID by) {
        var at = Rows.now();
        jdbc.sql("update pipeline set name = :name, version = :version, changed_at = :at where id = :id")
                .param("id", next.id())
                .param("name", next.name())
                .param("version", next.version())
                .param("at", time(at))
                .update();
        for (var stage : last.without(next)) {
            jdbc.sql("delete from stage where id = :id").param("id", stage.id()).update();
        }
        next.stages().forEach(stage -> put(next, stage));
        remember(next, by, at);
    }

    private void put(Pipeline pipeline, Stage stage) {
        jdbc.sql("""
                        insert into stage (id, pipeline_id, rank, name, kind, temperature, color, required_fields,
                            card_limit, stale_after_days, into_id)
                        values (:id, :pipeline, :rank, :name, :kind, :temperature, :color, string_to_array(:fields, E'\\n'),
                            :limit, :staleAfterDays, :into)
                        on conflict (id) do update
                           set rank = excluded.rank, name = excluded.name, kind = excluded.kind,
                               temperature = excluded.temperature, color = excluded.color,
                               required_fields = excluded.required_fields, card_limit = excluded.card_limit,
                               stale_after_days = excluded.stale_after_days, into_id = excluded.into_id""")
                .param("id", stage.id())
                .param("pipeline", pipeline.id())
                .param("rank", stage.rank())
                .param("name", stage.name())
                .param("kind", stage.kind().word())
                .param("temperature", stage.temperature().word())
                .param("color", stage.color())
                .param("fields", String.join("\n", stage.requiredFields()))
                .param("limit", stage.cardLimit())
                .param("staleAfterDays", stage.staleAfterDays())
                .param("into", stage.into())
                .update();
    }

    private void remember(Pipeline pipeline, @Nullable UUID by, Instant at) {
        jdbc.sql("""
                        insert into pipeline_version (pipeline_id, version, definition, defined_at, defined_by)
                        values (:id, :version, cast(:definition as jsonb), :at, :by)""")
                .param("id", pipeline.id())
                .param("version", pipeline.version())
                .param("definition", json.writeValueAsString(pipeline))
                .param("at", time(at))
                .param("by", by)
                .update();
        outbox.send(new OutgoingMessage(
                "lead.events",
                pipeline.id().toString(),
                PipelineDefined.TYPE,
                pipeline.version(),
                at,
                json.writeValueAsBytes(PipelineDefined.of(pipeline, at))));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static List<Pipeline> pipelines(ResultSet rows) throws SQLException {
        var heads = new LinkedHashMap<UUID, Pipeline>();
        var stages = new HashMap<UUID, List<Stage>>();
        while (rows.next()) {
            var id = Rows.id(rows, "id");
            heads.putIfAbsent(
                    id,
                    new Pipeline(
                            id,
                            Rows.text(rows, "name"),
                            rows.getLong("version"),
                            rows.getBoolean("is_default"),
                            List.of()));
            stages.computeIfAbsent(id, first -> new ArrayList<>()).add(stage(rows));
        }
        return heads.values().stream()
                .map(head -> new Pipeline(
                        head.id(),
                        head.name(),
                        head.version(),
                        head.isDefault(),
                        stages.getOrDefault(head.id(), List.of())))
                .toList();
    }

    private static Stage stage(ResultSet row) throws SQLException {
        Array fields = row.getArray("required_fields");
        return new Stage(
                Rows.id(row, "stage_id"),
                Rows.text(row, "stage_name"),
                Stage.Kind.of(Rows.text(row, "kind")),
                row.getInt("rank"),
                Stage.Temperature.of(Rows.text(row, "temperature")),
                Rows.text(row, "color"),
                List.of((String[]) fields.getArray()),
                row.getObject("card_limit", Integer.class),
                row.getObject("stale_after_days", Integer.class),
                Rows.idOrNull(row, "into_id"));
    }
}
