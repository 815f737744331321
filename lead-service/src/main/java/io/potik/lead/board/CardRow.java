package io.potik.lead.board;

import io.potik.lead.money.Money;
import io.potik.lead.pipeline.Pipeline;
import io.potik.lead.pipeline.Pipelines;
import io.potik.lead.pipeline.Stage;
import io.potik.lead.source.Sources;
import io.potik.lead.sql.Rows;
import io.potik.lead.staff.StaffNames;
import io.potik.lead.timeline.Ref;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Makes a card of a row; names of stages, sources and staff are at hand, so that a row costs no query. */
@Component
class CardRow implements RowMapper<Card> {

    /**
     * What a card needs, of a lead {@code l}, talk {@code t}, open lead {@code o} and customer {@code c}, as whom the one
     * that the lead was linked to is read.
     */
    static final String COLUMNS = """
            l.id, l.number, l.version, l.title, l.pipeline_id,
            coalesce(l.merged_from_stage_id, l.stage_id) as stage_id, l.outcome, l.first, l.channel, l.source_id,
            coalesce(told.merged_into, l.customer_id) as customer_id, c.name as customer_name, l.manager_id, l.amount, l.currency, l.tags, l.created_at,
            l.stage_entered_at, l.temperature, t.last_text, t.last_at, t.last_direction, t.waiting_since,
            o.touched_at, s.id as step_id, s.kind as step_kind, s.text as step_text, s.due_at as step_due_at,
            s.assignee_id as step_assignee_id
            """;

    /**
     * Where {@link #COLUMNS} come from, after {@code lead l}: looked up card by card. With a plain join PostgreSQL would
     * hash a table of a few ten thousand rows, all of which it reads for it.
     */
    static final String JOINS = """
             cross join lateral (select * from lead_talk where lead_id = l.id limit 1) t
            left join lateral (select * from open_lead where lead_id = l.id limit 1) o on true
            left join lateral (select * from known_customer where id = l.customer_id limit 1) told on true
            left join lateral (
                select * from known_customer where id = coalesce(told.merged_into, l.customer_id) limit 1) c on true
            left join lateral (
                select * from task where lead_id = l.id and done_at is null order by due_at, id limit 1) s on true
            """;

    /** The leads {@code l} that a query names in its column {@code id}, with what {@link #COLUMNS} want. */
    static String of(String query) {
        return " from (" + query + ") top cross join lateral (select * from lead where id = top.id limit 1) l" + JOINS;
    }

    private final Pipelines pipelines;
    private final Sources sources;
    private final StaffNames staff;

    CardRow(Pipelines pipelines, Sources sources, StaffNames staff) {
        this.pipelines = pipelines;
        this.sources = sources;
        this.staff = staff;
    }

    @Override
    public Card mapRow(ResultSet row, int number) throws SQLException {
        var stageId = Rows.id(row, "stage_id");
        var pipeline = pipelines.withId(Rows.id(row, "pipeline_id"));
        var stage = stage(pipeline, stageId);
        var waitingSince = Rows.timeOrNull(row, "waiting_since");
        var nextStep = nextStep(row);
        var byHand = row.getString("temperature");
        return new Card(
                Rows.id(row, "id"),
                row.getLong("number"),
                row.getLong("version"),
                Rows.text(row, "title"),
                pipeline.id(),
                stageId,
                Rows.text(row, "outcome").toLowerCase(Locale.ROOT),
                row.getBoolean("first"),
                byHand == null ? stage.temperature() : Stage.Temperature.of(byHand),
                byHand != null,
                Rows.text(row, "channel"),
                source(row),
                customer(row),
                manager(row),
                amount(row),
                List.of((String[]) row.getArray("tags").getArray()),
                lastMessage(row),
                waitingSince,
                Rows.time(row, "created_at"),
                Rows.time(row, "stage_entered_at"),
                waitingSince == null && nextStep == null ? staleAt(row, stage) : null,
                nextStep);
    }

    private static @Nullable Instant staleAt(ResultSet row, Stage stage) throws SQLException {
        var touched = Rows.timeOrNull(row, "touched_at");
        var age = stage.staleAfterDays();
        return touched == null || age == null ? null : touched.plus(Duration.ofDays(age));
    }

    /** The first open one for a stage that is gone, where only merged leads stood. */
    private static Stage stage(Pipeline pipeline, UUID id) {
        return pipeline.stage(id).orElseGet(() -> pipeline.firstOf(Stage.Kind.OPEN));
    }

    private @Nullable Ref source(ResultSet row) throws SQLException {
        var id = Rows.idOrNull(row, "source_id");
        return id == null ? null : new Ref(id, sources.withId(id).name());
    }

    private static @Nullable Ref customer(ResultSet row) throws SQLException {
        var id = Rows.idOrNull(row, "customer_id");
        return id == null ? null : new Ref(id, row.getString("customer_name"));
    }

    private @Nullable Ref manager(ResultSet row) throws SQLException {
        var id = Rows.idOrNull(row, "manager_id");
        return id == null ? null : new Ref(id, staff.nameOf(id));
    }

    private static @Nullable Money amount(ResultSet row) throws SQLException {
        var amount = row.getBigDecimal("amount");
        return amount == null ? null : new Money(amount, Rows.text(row, "currency"));
    }

    private static Card.@Nullable LastMessage lastMessage(ResultSet row) throws SQLException {
        var at = Rows.timeOrNull(row, "last_at");
        return at == null
                ? null
                : new Card.LastMessage(row.getString("last_text"), at, Rows.text(row, "last_direction"));
    }

    private Card.@Nullable NextStep nextStep(ResultSet row) throws SQLException {
        var id = Rows.idOrNull(row, "step_id");
        if (id == null) {
            return null;
        }
        var assignee = Rows.id(row, "step_assignee_id");
        return new Card.NextStep(
                id,
                Rows.text(row, "step_kind").toLowerCase(Locale.ROOT),
                Rows.text(row, "step_text"),
                Rows.time(row, "step_due_at"),
                new Ref(assignee, staff.nameOf(assignee)));
    }
}
