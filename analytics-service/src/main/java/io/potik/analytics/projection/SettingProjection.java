package io.potik.analytics.projection;

import io.potik.analytics.projection.SettingEvent.PipelineDefined;
import io.potik.analytics.projection.SettingEvent.ReasonDefined;
import io.potik.analytics.projection.SettingEvent.SourceCostSet;
import io.potik.analytics.projection.SettingEvent.SourceDefined;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the names of pipelines, stages, reasons, sources and staff, and the costs of sources. */
@Component
public class SettingProjection {

    private record PipelineRow(UUID pipelineId, long version, String name, boolean isDefault, Instant definedAt) {}

    private record StageRow(UUID pipelineId, long version, UUID stageId, String name, String kind, int rank) {}

    private record ReasonRow(UUID reasonId, String name, Instant at) {}

    private record SourceRow(UUID sourceId, String name, String channel, Instant at) {}

    private record CostRow(
            UUID costId,
            UUID sourceId,
            LocalDate fromDay,
            LocalDate toDay,
            BigDecimal amount,
            String currency,
            Instant at) {}

    private record StaffRow(
            UUID staffId,
            long version,
            String name,
            String role,
            @Nullable UUID teamId,
            boolean active) {}

    private final Rows rows;

    SettingProjection(Rows rows) {
        this.rows = rows;
    }

    /** Applies events, those of one thing in their order. Needs an open transaction. An older one changes nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void apply(List<SettingEvent> events) {
        pipelines(of(PipelineDefined.class, events));
        rows.write(
                "reason",
                last(
                        of(ReasonDefined.class, events).stream()
                                .map(e -> new ReasonRow(e.id(), e.name(), e.at()))
                                .toList(),
                        ReasonRow::reasonId,
                        (known, next) -> next.at().isBefore(known.at()) ? known : next),
                """
                on conflict (reason_id) do update set name = excluded.name, at = excluded.at
                where reason.at <= excluded.at""");
        rows.write(
                "source",
                last(
                        of(SourceDefined.class, events).stream()
                                .map(e -> new SourceRow(e.id(), e.name(), e.channel(), e.at()))
                                .toList(),
                        SourceRow::sourceId,
                        (known, next) -> next.at().isBefore(known.at()) ? known : next),
                """
                on conflict (source_id) do update set name = excluded.name, channel = excluded.channel,
                  at = excluded.at
                where source.at <= excluded.at""");
        rows.write(
                "source_cost",
                last(
                        of(SourceCostSet.class, events).stream()
                                .map(SettingProjection::cost)
                                .toList(),
                        CostRow::costId,
                        (known, next) -> next.at().isBefore(known.at()) ? known : next),
                """
                on conflict (cost_id) do update set source_id = excluded.source_id, from_day = excluded.from_day,
                  to_day = excluded.to_day, amount = excluded.amount, currency = excluded.currency, at = excluded.at
                where source_cost.at <= excluded.at""");
    }

    /** Applies what staff changed into, those of one member in their order. Needs an open transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void applyStaff(List<StaffChanged> events) {
        var staff = last(
                events.stream()
                        .map(e -> new StaffRow(e.id(), e.version(), e.name(), e.role(), e.teamId(), e.active()))
                        .toList(),
                StaffRow::staffId,
                (known, next) -> next.version() < known.version() ? known : next);
        rows.write("staff", staff, """
                on conflict (staff_id) do update set version = excluded.version, name = excluded.name,
                  role = excluded.role, team_id = excluded.team_id, active = excluded.active
                where staff.version <= excluded.version""");
    }

    private void pipelines(List<PipelineDefined> defined) {
        var versions = defined.stream()
                .map(e -> new PipelineRow(e.id(), e.version(), e.name(), e.isDefault(), e.at()))
                .toList();
        rows.write("pipeline_version", versions, "on conflict do nothing");
        var stages = defined.stream()
                .flatMap(e -> e.stages().stream()
                        .map(s -> new StageRow(e.id(), e.version(), s.id(), s.name(), s.kind(), s.rank())))
                .toList();
        rows.write("stage_version", stages, "on conflict do nothing");
    }

    private static CostRow cost(SourceCostSet set) {
        return new CostRow(
                set.id(),
                set.sourceId(),
                set.from(),
                set.to(),
                set.amount().amount(),
                set.amount().currency(),
                set.at());
    }

    private static <T> List<T> of(Class<T> kind, List<SettingEvent> events) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Of several rows of one thing the newest: a statement must not touch a row twice. */
    private static <T> Collection<T> last(List<T> rows, Function<T, UUID> id, BinaryOperator<T> newer) {
        return rows.stream()
                .collect(Collectors.toMap(id, Function.identity(), newer, LinkedHashMap::new))
                .values();
    }
}
