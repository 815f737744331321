package io.potik.analytics.report;

import io.potik.analytics.problem.NotFound;
import io.potik.analytics.report.PipelineDefinition.StageDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pipelines as they were defined at the moment that is asked for; before its first definition the first one counts. */
@Component
class PipelineDefinitions {

    private static final String IN_FORCE = """
            select pipeline_id, version, name from (
              select distinct on (pipeline_id) * from pipeline_version
              order by pipeline_id, (defined_at < :end) desc,
                case when defined_at < :end then version end desc nulls last, version) in_force
            where {which} order by pipeline_id limit 1
            """;

    private record Version(UUID pipelineId, long version, String name) {}

    private final JdbcClient jdbc;

    PipelineDefinitions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The pipeline asked for, or the default one.
     *
     * @throws NotFound when there is no such pipeline
     */
    PipelineDefinition find(Question question) {
        var asked = question.pipeline();
        var id = asked == null ? defaultPipeline(question) : asked;
        var version = question.of(id)
                .bind(jdbc.sql(IN_FORCE.replace("{which}", "pipeline_id = cast(:pipeline as uuid)")))
                .query(Version.class)
                .optional()
                .orElseThrow(() -> new NotFound("pipeline"));
        var stages = jdbc.sql("""
                        select stage_id as id, name, kind, rank from stage_version
                        where pipeline_id = ? and version = ? order by rank, stage_id""")
                .params(version.pipelineId(), version.version())
                .query(StageDefinition.class)
                .list();
        var removed = jdbc.sql("""
                        select stage_id as id, name, kind, rank from (
                          select distinct on (stage_id) * from stage_version o where pipeline_id = ?
                            and not exists (select from stage_version n where n.pipeline_id = o.pipeline_id
                              and n.version = ? and n.stage_id = o.stage_id)
                          order by stage_id, version desc) gone order by rank, stage_id""")
                .params(version.pipelineId(), version.version())
                .query(StageDefinition.class)
                .list();
        return PipelineDefinition.of(id, version.name(), stages, removed);
    }

    /** The last known definition of each of these stages. */
    Map<UUID, StageDefinition> lastKnown(List<UUID> stages) {
        var known = new HashMap<UUID, StageDefinition>();
        jdbc.sql("""
                        select distinct on (stage_id) stage_id as id, name, kind, rank from stage_version
                        where stage_id = any(cast(? as uuid[])) order by stage_id, version desc""")
                .param(Question.array(stages))
                .query(StageDefinition.class)
                .list()
                .forEach(stage -> known.put(stage.id(), stage));
        return known;
    }

    private UUID defaultPipeline(Question question) {
        return question.bind(jdbc.sql(IN_FORCE.replace("{which}", "is_default")))
                .query(Version.class)
                .optional()
                .orElseThrow(() -> new NotFound("pipeline"))
                .pipelineId();
    }
}
