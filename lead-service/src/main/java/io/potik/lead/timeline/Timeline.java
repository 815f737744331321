package io.potik.lead.timeline;

import io.potik.lead.security.Scope;
import io.potik.lead.sql.Columns;
import io.potik.lead.sql.Rows;
import io.potik.lead.staff.StaffNames;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what happened to a lead or to all of a person, the newest first. Whether the caller may see a lead is their matter. */
@Component
public class Timeline {

    private static final String SELECT = """
            select activity.id, activity.at, activity.kind, activity.actor_kind, activity.actor_id, activity.data,
                   lead.person_name, lead.id as lead_id, lead.number
            from %s join lead on lead.id = activity.lead_id
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final StaffNames staff;

    Timeline(JdbcClient jdbc, JsonMapper json, StaffNames staff) {
        this.jdbc = jdbc;
        this.json = json;
        this.staff = staff;
    }

    /**
     * Something that happened.
     *
     * @param kind says what is in {@code data}
     * @param lead the lead to which it happened: another one than was asked for when that was merged into it
     */
    public record Item(UUID id, Instant at, String kind, Who actor, JsonNode data, OfLead lead) {}

    /** A lead by its id and number. */
    public record OfLead(UUID id, long number) {}

    /** Who did it; {@code kind} is staff, person, channel, system or import. */
    public record Who(
            String kind, @Nullable UUID id, @Nullable String name) {}

    /** The last item of a page. */
    public record After(Instant at, UUID id) {}

    /**
     * At most {@code limit} items of a lead and of those that were merged into it, those after {@code after} if that is
     * given.
     */
    public List<Item> page(UUID lead, @Nullable After after, int limit) {
        return page(
                "select id from lead where id = :lead or merged_into = :lead",
                new HashMap<>(Map.of("lead", lead)),
                after,
                limit);
    }

    /**
     * At most {@code limit} items of all leads of a person that are in the scope, and of those that were merged into them,
     * those after {@code after} if that is given.
     *
     * @param customers those who are read as that person
     */
    public List<Item> page(Scope scope, Set<UUID> customers, @Nullable After after, int limit) {
        var whole = """
                with own as (select id from lead where customer_id = any(:customers) and {scope})
                select id from own union select part.id from lead part join own on part.merged_into = own.id
                """.replace("{scope}", scope.condition("manager_id"));
        return page(
                whole,
                new HashMap<>(Map.of("customers", Columns.ids(customers), "scope", scope.staff())),
                after,
                limit);
    }

    /** @param whole selects the ids of the leads */
    private List<Item> page(String whole, Map<String, Object> parameters, @Nullable After after, int limit) {
        parameters.put("limit", limit);
        if (after != null) {
            parameters.put("at", after.at().atOffset(ZoneOffset.UTC));
            parameters.put("id", after.id());
        }
        // Each lead's by its own index, then merged.
        var page = "(select found.* from (" + whole + ") whole"
                + " cross join lateral (select * from activity where activity.lead_id = whole.id"
                + (after == null ? "" : " and (activity.at, activity.id) < (:at, :id)")
                + " order by activity.at desc, activity.id desc limit :limit) found"
                + " order by found.at desc, found.id desc limit :limit) activity";
        return jdbc.sql(SELECT.formatted(page) + " order by activity.at desc, activity.id desc")
                .params(parameters)
                .query((row, number) -> item(row))
                .list();
    }

    /** One item. */
    public Item item(UUID activity) {
        return jdbc.sql(SELECT.formatted("activity") + " where activity.id = ?")
                .param(activity)
                .query((row, number) -> item(row))
                .single();
    }

    private Item item(ResultSet row) throws SQLException {
        var kind = Rows.text(row, "kind");
        var data = json.readTree(Rows.text(row, "data"));
        return new Item(
                Rows.id(row, "id"),
                Rows.time(row, "at"),
                kind,
                who(kind, data, row),
                data,
                new OfLead(Rows.id(row, "lead_id"), row.getLong("number")));
    }

    private Who who(String kind, JsonNode data, ResultSet row) throws SQLException {
        return switch (Actor.Kind.valueOf(Rows.text(row, "actor_kind"))) {
            case STAFF -> {
                var id = Rows.id(row, "actor_id");
                yield new Who("staff", id, staff.nameOf(id));
            }
            case CHANNEL ->
                kind.equals("created") || data.path("direction").asString("").equals("out")
                        ? new Who("channel", null, null)
                        : new Who("person", null, row.getString("person_name"));
            case SYSTEM -> new Who("system", null, null);
            case IMPORT -> new Who("import", null, null);
        };
    }
}
