package io.potik.analytics.report;

import io.potik.analytics.problem.Invalid;
import io.potik.analytics.problem.NotFound;
import io.potik.analytics.report.PipelineDefinition.StageDefinition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The leads behind a figure of a report. Their rows are those that the report itself counts, by the same conditions, so
 * that what is listed always adds up to what was shown.
 */
@Component
public class OpenFigure {

    /** A page over a select of lead_id, once for each time that a lead is counted. */
    private static final String PAGE = """
            with behind as materialized (select lead_id, count(*) as times from ({counted}) counted group by lead_id)
            select t.count, t.leads, p.lead_id, p.number, p.times
            from (select coalesce(sum(times), 0) as count, count(*) as leads from behind) t
            left join (
              select b.lead_id, f.number, b.times from behind b join lead_fact f on f.lead_id = b.lead_id
              where cast(:afterNumber as bigint) is null
                or (f.number, b.lead_id) < (cast(:afterNumber as bigint), cast(:afterLead as uuid))
              order by f.number desc, b.lead_id desc limit :rows) p on true
            order by p.number desc, p.lead_id desc
            """;

    /**
     * Which page is wanted.
     *
     * @param after the cursor that the page before ended with, or null for the first one
     * @param limit at most so many leads
     */
    public record Page(@Nullable String after, int limit) {}

    /** A lead beside the totals; without a lead where the page is empty. */
    private record Row(long count, long leads, LeadsBehind.@Nullable Item item) {

        static Row of(ResultSet row) throws SQLException {
            var lead = row.getObject("lead_id", UUID.class);
            return new Row(
                    row.getLong("count"),
                    row.getLong("leads"),
                    lead == null ? null : new LeadsBehind.Item(lead, row.getLong("number"), row.getLong("times")));
        }
    }

    private final JdbcClient jdbc;
    private final PipelineDefinitions pipelines;

    OpenFigure(JdbcClient jdbc, PipelineDefinitions pipelines) {
        this.jdbc = jdbc;
        this.pipelines = pipelines;
    }

    /**
     * The leads behind a figure of {@link DrawFunnel}.
     *
     * @param stageId the stage, for a figure that is of one
     * @throws NotFound when there is no such pipeline, or no such stage in it
     * @throws Invalid when the figure is of a stage and none is named
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public LeadsBehind ofFunnel(
            FunnelFigure figure, @Nullable UUID stageId, Cohort cohort, Basis basis, Question question, Page page) {
        var pipeline = pipelines.find(question);
        var visits = new VisitSet(cohort, question.of(pipeline.id()));
        var stage = figure.isOfAStage() ? stage(pipeline, stageId) : null;
        return switch (figure) {
            case LEADS -> ways(visits, path -> true, page);
            case OPEN -> ways(visits, Path::isOpen, page);
            case VISITED -> ways(visits, counted(Basis.VISITED, stage, pipeline), page);
            case REACHED -> ways(visits, counted(Basis.REACHED, stage, pipeline), page);
            case STRICT -> ways(visits, counted(Basis.STRICT, stage, pipeline), page);
            case COUNT -> ways(visits, counted(basis, stage, pipeline), page);
            case PASSED ->
                ways(
                        visits,
                        counted(Basis.REACHED, stage, pipeline)
                                .and(counted(Basis.VISITED, stage, pipeline).negate()),
                        page);
            case ENTERED, ADVANCED, MOVED_BACK, REJECTED, LEFT, HERE ->
                page(
                        visits.question(),
                        visits.sql("select v.lead_id from v where v.stage_id = cast(:stage as uuid) and "
                                + figure.condition()),
                        Map.of("stage", stage == null ? "" : stage.id().toString()),
                        page);
        };
    }

    /**
     * The leads behind a count of {@link CountRejections}, or behind its sum over stages or over reasons.
     *
     * @param stageId the stage that was left, or null for any
     * @param reasonId the reason, or null for any
     * @param noReason only those without a reason
     * @throws NotFound when there is no such pipeline
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public LeadsBehind ofRejections(
            @Nullable UUID stageId,
            @Nullable UUID reasonId,
            boolean noReason,
            Cohort cohort,
            Question question,
            Page page) {
        if (question.pipeline() != null) {
            pipelines.find(question);
        }
        var rows = new StringBuilder("select v.lead_id from " + CountRejections.VISITS + " where "
                + Fate.REJECTED.condition() + (noReason ? " and k.reason_id is null" : ""));
        var named = new HashMap<String, String>();
        if (stageId != null) {
            rows.append(" and v.stage_id = cast(:stage as uuid)");
            named.put("stage", stageId.toString());
        }
        if (reasonId != null) {
            rows.append(" and k.reason_id = cast(:reason as uuid)");
            named.put("reason", reasonId.toString());
        }
        return page(question, new VisitSet(cohort, question).sql(rows.toString()), named, page);
    }

    /**
     * The leads behind a figure of {@link CompareManagers}: of the managers that the question names.
     *
     * @param nobody only what was credited to nobody
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public LeadsBehind ofManagers(ManagerFigure figure, boolean nobody, Question question, Page page) {
        var rows = figure.rows(question) + (nobody ? " and " + figure.owner() + " is null" : "");
        var select = figure == ManagerFigure.PROCESSED
                ? "select distinct f.lead_id, " + figure.owner() + " "
                : "select f.lead_id ";
        return page(question, select + rows, Map.of(), page);
    }

    /**
     * The leads behind a figure of {@link CompareSources}: of the source that the question names, or of all.
     *
     * @param unknown only leads that came from no source
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public LeadsBehind ofSources(SourceFigure figure, boolean unknown, Question question, Page page) {
        var rows = figure.rows(question) + (unknown ? " and f.source_id is null" : "");
        return page(question, "select f.lead_id " + rows, Map.of(), page);
    }

    private static StageDefinition stage(PipelineDefinition pipeline, @Nullable UUID id) {
        if (id == null) {
            throw new Invalid("stageId", "This figure is of a stage; say of which.");
        }
        return Stream.concat(pipeline.stages().stream(), pipeline.removed().stream())
                .filter(stage -> stage.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("stage"));
    }

    private static Predicate<Path> counted(Basis basis, @Nullable StageDefinition stage, PipelineDefinition pipeline) {
        return path -> stage != null && path.counts(basis, stage, pipeline);
    }

    /** The leads of those ways that count: the definitions are applied to ways, here as in the report. */
    private LeadsBehind ways(VisitSet visits, Predicate<Path> which, Page page) {
        var ways = Path.of(visits, jdbc).stream().filter(which).map(Path::way).toList();
        return page(
                visits.question(), visits.sql(Path.THOSE_OF), Map.of("ways", "{" + String.join(",", ways) + "}"), page);
    }

    private LeadsBehind page(Question question, String counted, Map<String, String> named, Page page) {
        var after = LeadCursor.of(page.after());
        var statement = question.bind(jdbc.sql(PAGE.replace("{counted}", counted)))
                .param("afterNumber", after == null ? null : after.number())
                .param("afterLead", after == null ? null : after.leadId().toString())
                .param("rows", page.limit() + 1);
        for (var one : named.entrySet()) {
            statement = statement.param(one.getKey(), one.getValue());
        }
        var rows = statement.query((row, i) -> Row.of(row)).list();
        var items = rows.stream()
                .flatMap(row -> Stream.ofNullable(row.item()))
                .limit(page.limit())
                .toList();
        boolean more = rows.size() > page.limit();
        return new LeadsBehind(
                items,
                more ? new LeadCursor(items.getLast().number(), items.getLast().leadId()).toString() : null,
                rows.getFirst().count(),
                rows.getFirst().leads());
    }
}
