package io.potik.order.order;

import io.potik.order.problem.Invalid;
import io.potik.order.problem.NotFound;
import io.potik.order.security.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What happened to an order, for people who may see it: who, what, before and after. */
@Repository
public class OrderHistory {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    OrderHistory(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A page of its changes, newest first.
     *
     * @param after the page before's {@link Page#next()}
     * @throws NotFound if there is no such order that the caller sees
     * @throws Invalid if {@code after} is no such thing
     */
    public Page<OrderChange> page(UUID order, Scope scope, @Nullable String after, int limit) {
        boolean seen = jdbc.sql(
                        "select exists (select from orders where id = :id and " + Scope.condition("manager_id") + ")")
                .param("id", order)
                .param("all", scope.all())
                .param("staff", scope.staffIds())
                .query(Boolean.class)
                .single();
        if (!seen) {
            throw new NotFound("order");
        }
        List<OrderChange> found = jdbc.sql("""
                        select version, at, actor_kind, actor_id, what, detail from order_change
                        where order_id = :id and version < :before order by version desc limit :limit
                        """)
                .param("id", order)
                .param("before", after == null ? Long.MAX_VALUE : OrderList.number(after))
                .param("limit", limit + 1)
                .query(this::change)
                .list();
        return Page.of(found, limit, last -> Long.toString(last.version()));
    }

    /** Those of these orders, which are locked, that somebody else than this one has made or changed. */
    public Set<UUID> notOnlyBy(Actor actor, Collection<UUID> orders) {
        return Set.copyOf(jdbc.sql("""
                        select distinct order_id from order_change
                        where order_id = any(:ids) and (actor_kind, actor_id) is distinct from (:kind, :actor)
                        """)
                .param("ids", orders.toArray(UUID[]::new))
                .param("kind", actor.kind())
                .param("actor", actor.id())
                .query(UUID.class)
                .list());
    }

    /** Writes what happened to orders since they were loaded or made, in the open transaction. */
    void write(Collection<Order> orders) {
        List<ChangeRow> rows = orders.stream()
                .flatMap(order -> order.news().changes().stream().map(change -> ChangeRow.of(order.id(), change)))
                .toList();
        jdbc.sql("""
                insert into order_change (order_id, version, at, actor_kind, actor_id, what, detail)
                select "order", version, at, "actorKind", "actorId", what, detail
                from json_to_recordset(cast(:rows as json)) as r ("order" uuid, version bigint, at timestamptz,
                     "actorKind" text, "actorId" uuid, what text, detail jsonb)
                """).param("rows", json.writeValueAsString(rows)).update();
    }

    private OrderChange change(ResultSet row, int number) throws SQLException {
        return new OrderChange(
                row.getLong("version"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new Actor(row.getString("actor_kind"), row.getObject("actor_id", UUID.class)),
                row.getString("what"),
                json.readValue(row.getString("detail"), OrderChange.Detail.class));
    }

    private record ChangeRow(
            UUID order,
            long version,
            Instant at,
            String actorKind,
            @Nullable UUID actorId,
            String what,
            OrderChange.Detail detail) {

        static ChangeRow of(UUID order, OrderChange change) {
            return new ChangeRow(
                    order,
                    change.version(),
                    change.at(),
                    change.actor().kind(),
                    change.actor().id(),
                    change.what(),
                    change.detail());
        }
    }
}
