package io.potik.order.conversion;

import io.potik.order.conversion.ConvertedLead.Ordered;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The conversions that wait for a half, and those that came to an order. */
@Repository
class Conversions {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Conversions(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * The conversions of these leads, locked until the open transaction ends. A row is written for each lead that has
     * none, so that two transactions, one with either half, meet on it and the second sees what the first brought.
     */
    Map<UUID, Conversion> lock(Collection<UUID> leads) {
        UUID[] ids = leads.stream().distinct().sorted().toArray(UUID[]::new);
        jdbc.sql("""
                insert into conversion (lead_id) select id from unnest(cast(:leads as uuid[])) as lead (id) order by id
                on conflict do nothing
                """).param("leads", ids).update();
        Map<UUID, Conversion> conversions = new LinkedHashMap<>();
        jdbc.sql("select * from conversion where lead_id = any(:leads) order by lead_id for update")
                .param("leads", ids)
                .query(row -> {
                    UUID lead = row.getObject("lead_id", UUID.class);
                    conversions.put(
                            lead,
                            new Conversion(
                                    lead,
                                    new Conversion.State(
                                            row.getObject("order_id", UUID.class),
                                            row.getObject("chosen_customer", UUID.class),
                                            ordered(row.getString("sale")),
                                            row.getObject("customer_id", UUID.class),
                                            row.getLong("link_version"),
                                            row.getBoolean("made"),
                                            row.getLong("lead_version"),
                                            row.getLong("undone_version"),
                                            row.getObject("link_lead_version", Long.class),
                                            row.getBoolean("joins"))));
                });
        return conversions;
    }

    void save(Collection<Conversion> conversions) {
        List<Row> rows = conversions.stream().map(Row::of).toList();
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update conversion c
                set order_id = r."orderId", chosen_customer = r."chosenCustomer", sale = r.ordered,
                    customer_id = r."customerId", link_version = r."linkVersion", made = r.made,
                    lead_version = r.version, undone_version = r."undoneVersion",
                    link_lead_version = r."linkLeadVersion", joins = r.joins
                from json_to_recordset(cast(:rows as json)) as r ("leadId" uuid, "orderId" uuid, "chosenCustomer" uuid,
                     ordered jsonb, "customerId" uuid, "linkVersion" bigint, made boolean,
                     version bigint, "undoneVersion" bigint, "linkLeadVersion" bigint, joins boolean)
                where c.lead_id = r."leadId"
                """).param("rows", json.writeValueAsString(rows)).update();
    }

    private @Nullable Ordered ordered(@Nullable String text) {
        return text == null ? null : json.readValue(text, Ordered.class);
    }

    private record Row(
            UUID leadId,
            @Nullable UUID orderId,
            @Nullable UUID chosenCustomer,
            @Nullable Ordered ordered,
            @Nullable UUID customerId,
            long linkVersion,
            boolean made,
            long version,
            long undoneVersion,
            @Nullable Long linkLeadVersion,
            boolean joins) {

        static Row of(Conversion conversion) {
            Conversion.State state = conversion.state();
            return new Row(
                    conversion.leadId(),
                    state.orderId(),
                    state.chosenCustomer(),
                    state.ordered(),
                    state.customerId(),
                    state.linkVersion(),
                    state.made(),
                    state.version(),
                    state.undoneVersion(),
                    state.linkLeadVersion(),
                    state.joins());
        }
    }
}
