package io.potik.lead.board;

import io.potik.lead.contact.ContactPoints;
import io.potik.lead.pipeline.Pipelines;
import io.potik.lead.problem.NotFound;
import io.potik.lead.qualification.Qualification;
import io.potik.lead.reason.Reasons;
import io.potik.lead.security.Scope;
import io.potik.lead.source.LeadCost;
import io.potik.lead.source.LeadCosts;
import io.potik.lead.sql.Columns;
import io.potik.lead.sql.Rows;
import io.potik.lead.timeline.Ref;
import io.potik.lead.workspace.Workspace;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** One lead with everything that its page shows. */
@Component
public class LeadViews {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final TypeReference<List<StoredLine>> LINES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final CardRow cards;
    private final ContactPoints points;
    private final Reasons reasons;
    private final Pipelines pipelines;
    private final Standings standings;
    private final LeadCosts costs;
    private final Workspace workspace;

    LeadViews(
            JdbcClient jdbc,
            JsonMapper json,
            CardRow cards,
            ContactPoints points,
            Reasons reasons,
            Pipelines pipelines,
            Standings standings,
            LeadCosts costs,
            Workspace workspace) {
        this.jdbc = jdbc;
        this.json = json;
        this.cards = cards;
        this.points = points;
        this.reasons = reasons;
        this.pipelines = pipelines;
        this.standings = standings;
        this.costs = costs;
        this.workspace = workspace;
    }

    /** A line as the lead keeps it. */
    private record StoredLine(String name, BigDecimal quantity, BigDecimal price) {}

    /**
     * The lead as it stands now.
     *
     * @throws NotFound when it is not there, or not in the scope
     */
    @Transactional(readOnly = true)
    public LeadView of(Scope scope, UUID id) {
        return find(scope, id).orElseThrow(() -> new NotFound("lead"));
    }

    /** The lead as it stands now, if it is there and in the scope. */
    @Transactional(readOnly = true)
    public Optional<LeadView> find(Scope scope, UUID id) {
        return jdbc.sql("select " + CardRow.COLUMNS + """
                        , l.attribution, l.lines, l.company_name, l.company_id, l.fields, l.qualification, l.order_id,
                        l.order_number, l.reason_id, l.rejection_note, l.promised_order_id, l.closed_at,
                        t.first_response_at, t.answer_connection_id, t.answer_channel, t.answer_label,
                        l.merged_into, stays.number as stays_number
                        from lead l left join lead stays on stays.id = l.merged_into
                        """ + CardRow.JOINS + "where l.id = :id and "
                        + scope.condition("l.manager_id"))
                .param("id", id)
                .param("scope", scope.staff())
                .query((row, number) -> view(scope, row))
                .optional();
    }

    /** The cards of these leads, in their order; those that are gone or not in the scope are left out. */
    @Transactional(readOnly = true)
    public List<Card> cards(Scope scope, List<UUID> ids) {
        return jdbc.sql("select " + CardRow.COLUMNS
                        + CardRow.of("select * from unnest(:ids) with ordinality as wanted (id, place)") + " where "
                        + scope.condition("l.manager_id") + " order by top.place")
                .param("ids", Columns.ids(ids))
                .param("scope", scope.staff())
                .query(cards)
                .list();
    }

    private LeadView view(Scope scope, ResultSet row) throws SQLException {
        var card = cards.mapRow(row, 0);
        return new LeadView(
                card,
                // one that was merged stands in no stage; the one where it stood may be gone
                mergedInto(row) == null ? stageLoad(scope, card.stageId()) : null,
                points.ofLead(card.id()),
                json.readValue(Rows.text(row, "attribution"), OBJECT),
                json.readValue(Rows.text(row, "lines"), LINES).stream()
                        .map(LeadViews::line)
                        .toList(),
                company(row),
                json.readValue(Rows.text(row, "fields"), OBJECT),
                json.readValue(Rows.text(row, "qualification"), Qualification.class),
                order(row),
                rejection(row),
                conversion(row, card),
                Rows.timeOrNull(row, "first_response_at"),
                Rows.timeOrNull(row, "closed_at"),
                answerBy(row),
                mergedInto(row),
                cost(scope, card));
    }

    /** Who sees a part of the leads would learn from it how many others there are. */
    private @Nullable LeadCost cost(Scope scope, Card card) {
        var source = card.source();
        return scope.all() && source != null ? costs.of(source.id(), card.createdAt()) : null;
    }

    private static LeadView.@Nullable MergedInto mergedInto(ResultSet row) throws SQLException {
        var into = Rows.idOrNull(row, "merged_into");
        return into == null ? null : new LeadView.MergedInto(into, row.getLong("stays_number"));
    }

    private LeadView.@Nullable StageLoad stageLoad(Scope scope, UUID stageId) {
        var stage = pipelines.withStage(stageId).stage(stageId).orElseThrow();
        var limit = stage.cardLimit();
        return limit == null
                ? null
                : new LeadView.StageLoad(
                        limit, standings.in(scope, List.of(stage)).getOrDefault(stageId, 0L));
    }

    private static LeadView.LineView line(StoredLine line) {
        return new LeadView.LineView(
                line.name(),
                line.quantity().toPlainString(),
                line.price().toPlainString(),
                line.quantity()
                        .multiply(line.price())
                        .setScale(2, RoundingMode.HALF_UP)
                        .toPlainString());
    }

    private LeadView.@Nullable Company company(ResultSet row) throws SQLException {
        var name = row.getString("company_name");
        return name == null || !workspace.companies()
                ? null
                : new LeadView.Company(name, Rows.idOrNull(row, "company_id"));
    }

    private static LeadView.@Nullable Order order(ResultSet row) throws SQLException {
        var id = Rows.idOrNull(row, "order_id");
        return id == null ? null : new LeadView.Order(id, row.getObject("order_number", Long.class));
    }

    private LeadView.@Nullable Rejection rejection(ResultSet row) throws SQLException {
        var reason = Rows.idOrNull(row, "reason_id");
        return reason == null
                ? null
                : new LeadView.Rejection(
                        new Ref(reason, reasons.withId(reason).name()),
                        row.getString("rejection_note"),
                        Rows.timeOrNull(row, "closed_at"));
    }

    private LeadView.Conversion conversion(ResultSet row, Card card) throws SQLException {
        if (!card.outcome().equals("won") && !card.outcome().equals("kept")) {
            return new LeadView.Conversion("none", List.of(), null, null);
        }
        var since = Rows.timeOrNull(row, "closed_at");
        var missing = new ArrayList<String>();
        if (card.customer() == null) {
            missing.add("customer");
        }
        boolean promised = Objects.nonNull(Rows.idOrNull(row, "promised_order_id"));
        if (promised && Rows.idOrNull(row, "order_id") == null) {
            missing.add("order");
        }
        return new LeadView.Conversion(
                missing.isEmpty() ? "done" : "running",
                missing,
                since,
                card.outcome().equals("won") ? undoableUntil(since) : null);
    }

    private @Nullable Instant undoableUntil(@Nullable Instant since) {
        var until = since == null ? null : workspace.undoableUntil(since);
        return until != null && until.isAfter(Instant.now()) ? until : null;
    }

    private static LeadView.@Nullable AnswerBy answerBy(ResultSet row) throws SQLException {
        var connection = Rows.idOrNull(row, "answer_connection_id");
        return connection == null
                ? null
                : new LeadView.AnswerBy(connection, Rows.text(row, "answer_channel"), Rows.text(row, "answer_label"));
    }
}
