package io.potik.order.order;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Leads that joined an order which was there already, each of one. */
@Repository
public class JoinedLeads {

    /** Those of order {@code o}, as JSON. */
    static final String OF_O = "(select coalesce(json_agg(json_build_object('id', j.lead_id, 'number', j.lead_number)"
            + " order by j.lead_number), '[]') from order_lead j where j.order_id = o.id) as joined_leads";

    private final JdbcClient jdbc;

    JoinedLeads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The lead of that order, if it joined it. */
    public Optional<Sale.Lead> find(UUID order, UUID lead) {
        return jdbc.sql("select lead_id as id, lead_number as number from order_lead"
                        + " where lead_id = :lead and order_id = :order")
                .param("lead", lead)
                .param("order", order)
                .query(Sale.Lead.class)
                .optional();
    }

    void add(UUID order, Sale.Lead lead) {
        jdbc.sql("""
                insert into order_lead (lead_id, order_id, lead_number) values (:lead, :order, :number)
                on conflict (lead_id) do update set order_id = excluded.order_id
                """)
                .param("lead", lead.id())
                .param("order", order)
                .param("number", lead.number())
                .update();
    }

    void remove(UUID lead) {
        jdbc.sql("delete from order_lead where lead_id = :lead")
                .param("lead", lead)
                .update();
    }
}
