package io.potik.lead.mailing;

import io.potik.lead.sql.Columns;
import io.potik.lead.sql.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How customers can be written to now, any number of them by one statement. */
@Repository
class Routes {

    /** Everybody who is read as the same person as the one asked for. */
    private static final String PERSON = """
            select asked.id union all select coalesce(told.merged_into, asked.id) union all
            select part.id from known_customer part where part.merged_into = coalesce(told.merged_into, asked.id)""";

    private final JdbcClient jdbc;

    Routes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One of each customer, in the order of their ids. A conversation that may go on now is preferred, then the latest. */
    List<Route> of(Collection<UUID> customers) {
        return jdbc.sql("""
                        select asked.id as customer, stays.name, stays.company_name, way.*,
                               exists (select from mailing_opt_out o where o.customer_id in (PERSON))
                               or exists (select from contact_point p
                                          where p.customer_id in (PERSON) and p.opted_out_at is not null)
                               or exists (select from lead l
                                          join lead_contact_point of_lead on of_lead.lead_id = l.id
                                          join contact_point p on p.kind = of_lead.kind and p.value = of_lead.value
                                          where l.customer_id in (PERSON) and p.opted_out_at is not null) as opted_out,
                               exists (select from contact_point p join exclusion e on e.id = p.exclusion_id
                                       where p.customer_id in (PERSON) and e.ended_at is null
                                         and (e.expires_at is null or e.expires_at > now())) as excluded
                        from unnest(?) asked (id)
                        left join known_customer told on told.id = asked.id
                        left join known_customer stays on stays.id = coalesce(told.merged_into, asked.id)
                        left join lateral (
                            select l.id as lead, l.number, t.answer_connection_id, t.answer_channel, t.answer_kind,
                                   t.answer_value, t.answer_conversation,
                                   t.answer_channel not in ('whatsapp', 'messenger', 'instagram')
                                   or exists (select from activity a
                                              where a.lead_id = l.id and a.kind = 'messageIn'
                                                and a.at > now() - interval '23 hours 50 minutes') as allowed
                            from lead l join lead_talk t on t.lead_id = l.id
                            where l.customer_id in (PERSON)
                              and l.merged_into is null and t.answer_connection_id is not null
                            order by allowed desc, t.last_at desc nulls last limit 1) way on true
                        order by asked.id
                        """.replace("PERSON", PERSON))
                .param(Columns.ids(customers))
                .query((row, number) -> route(row))
                .list();
    }

    private static Route route(ResultSet row) throws SQLException {
        var lead = Rows.idOrNull(row, "lead");
        return new Route(
                Rows.id(row, "customer"),
                row.getString("name"),
                row.getString("company_name"),
                lead == null
                        ? null
                        : new Route.Way(
                                lead,
                                row.getLong("number"),
                                Rows.id(row, "answer_connection_id"),
                                Rows.text(row, "answer_channel"),
                                Rows.text(row, "answer_kind"),
                                Rows.text(row, "answer_value"),
                                Rows.text(row, "answer_conversation")),
                row.getBoolean("allowed"),
                row.getBoolean("opted_out"),
                row.getBoolean("excluded"));
    }
}
