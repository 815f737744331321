package io.potik.lead.erasure;

import io.potik.lead.contact.ContactPoint;
import io.potik.lead.sql.Columns;
import io.potik.lead.sql.Rows;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds all of a person by a part of them, however leads, contact points, merges and customers hang together. */
@Repository
class People {

    /** Each round goes one link further; who hangs together by more links than this was made by nobody. */
    private static final int ROUNDS = 20;

    private final JdbcClient jdbc;

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The whole person of whom a part is given; a part that is not there adds nothing. */
    Person whole(Person part) {
        var known = part;
        for (int round = 0; round < ROUNDS; round++) {
            var more = more(known);
            if (more.size() == known.size()) {
                return more;
            }
            known = more;
        }
        return known;
    }

    private Person more(Person known) {
        var customers = customers(known);
        var points = points(customers, known);
        return new Person(customers, leads(customers, points, known), points);
    }

    /** Also the one whom a conversion promised, of whom customer-service has not told yet. */
    private List<UUID> customers(Person known) {
        return jdbc.sql("""
                        with met as (
                            select unnest(:customers) as id
                            union select coalesce(customer_id, promised_customer_id) from lead where id = any(:leads)
                            union select point.customer_id from contact_point point
                                  join unnest(:kinds, :values) as given (kind, value)
                                  on point.kind = given.kind and point.value = given.value)
                        select met.id from met where id is not null
                        union select person.merged_into from known_customer person join met on met.id = person.id
                              where person.merged_into is not null
                        union select part.id from known_customer part join met on part.merged_into = met.id
                        """)
                .param("customers", Columns.ids(known.customerIds()))
                .param("leads", Columns.ids(known.leadIds()))
                .param("kinds", Columns.texts(known.contactPoints(), ContactPoint::kind))
                .param("values", Columns.texts(known.contactPoints(), ContactPoint::value))
                .query(UUID.class)
                .list();
    }

    /** A contact point that is another customer's, as a shared phone may be, stays theirs. */
    private List<ContactPoint> points(List<UUID> customers, Person known) {
        return jdbc.sql("""
                        with met as (
                            select kind, value from unnest(:kinds, :values) as given (kind, value)
                            union select kind, value from contact_point where customer_id = any(:customers)
                            union select kind, value from lead_contact_point where lead_id = any(:leads)
                            union select split_part(point, ':', 1), substr(point, strpos(point, ':') + 1)
                                  from known_customer, unnest(points) as point where id = any(:customers))
                        select met.kind, met.value from met
                        left join contact_point point on point.kind = met.kind and point.value = met.value
                        where point.customer_id is null or point.customer_id = any(:customers)
                        """)
                .param("customers", Columns.ids(customers))
                .param("leads", Columns.ids(known.leadIds()))
                .param("kinds", Columns.texts(known.contactPoints(), ContactPoint::kind))
                .param("values", Columns.texts(known.contactPoints(), ContactPoint::value))
                .query((row, number) -> new ContactPoint(Rows.text(row, "kind"), Rows.text(row, "value")))
                .list();
    }

    private List<UUID> leads(List<UUID> customers, List<ContactPoint> points, Person known) {
        return jdbc.sql("""
                        with met as (
                            select id, merged_into from lead where id = any(:leads) or customer_id = any(:customers)
                            union select lead.id, lead.merged_into
                                  from unnest(:kinds, :values) as given (kind, value)
                                  join lead_contact_point point on point.kind = given.kind and point.value = given.value
                                  join lead on lead.id = point.lead_id
                                  where lead.customer_id is null or lead.customer_id = any(:customers))
                        select id from met
                        union select merged_into from met where merged_into is not null
                        union select part.id from lead part join met on part.merged_into = met.id
                        """)
                .param("customers", Columns.ids(customers))
                .param("leads", Columns.ids(known.leadIds()))
                .param("kinds", Columns.texts(points, ContactPoint::kind))
                .param("values", Columns.texts(points, ContactPoint::value))
                .query(UUID.class)
                .list();
    }
}
