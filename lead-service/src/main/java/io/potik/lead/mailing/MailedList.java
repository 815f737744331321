package io.potik.lead.mailing;

import io.potik.lead.sql.Columns;
import io.potik.lead.sql.Rows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What screens show of the people of mailings. */
@Repository
@Transactional(readOnly = true)
class MailedList {

    private final JdbcClient jdbc;

    MailedList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many there are of one sort. */
    record Count(
            @Nullable String channel,
            String state,
            @Nullable String why,
            long count) {}

    /**
     * Of each of the mailings, by channel and what became of them; sentences of failures are counted as one. A mailing of
     * which nobody came yet is left out.
     */
    Map<UUID, List<Count>> counts(Collection<UUID> mailings) {
        var counts = new HashMap<UUID, List<Count>>();
        jdbc.sql("""
                select mailing_id, channel, state, case when state = 'left' then why end as why, count(*) as count
                from mailing_person where mailing_id = any(?) group by 1, 2, 3, 4 order by 1, 2, 3, 4
                """).param(Columns.ids(mailings)).query(row -> {
            counts.computeIfAbsent(Rows.id(row, "mailing_id"), mailing -> new ArrayList<>())
                    .add(new Count(
                            row.getString("channel"),
                            Rows.text(row, "state"),
                            row.getString("why"),
                            row.getLong("count")));
        });
        return counts;
    }

    /** One of them as the API shows it. */
    record Shown(
            UUID customer,
            @Nullable String name,
            String state,
            @Nullable String why,
            @Nullable String channel,
            @Nullable UUID lead) {}

    /** At most {@code limit} of them, of one state or all, by customer. */
    List<Shown> page(UUID mailing, @Nullable String state, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                        select p.*, k.name from mailing_person p left join known_customer k on k.id = p.customer_id
                        where p.mailing_id = :mailing and (cast(:after as uuid) is null or p.customer_id > :after)
                          and (cast(:state as text) is null or p.state = :state)
                        order by p.customer_id limit :limit
                        """)
                .param("mailing", mailing)
                .param("state", state)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new Shown(
                        Rows.id(row, "customer_id"),
                        row.getString("name"),
                        Rows.text(row, "state"),
                        row.getString("why"),
                        row.getString("channel"),
                        Rows.idOrNull(row, "lead_id")))
                .list();
    }
}
