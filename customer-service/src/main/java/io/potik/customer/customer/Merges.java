package io.potik.customer.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Which customer was merged into which, as they lie on each other. */
@Repository
class Merges {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Merges(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A merge that stands.
     *
     * @param into the next one, who may have been merged in turn
     * @param filled what it filled on that one's card
     */
    record Merge(UUID customer, UUID into, Instant at, UUID by, Card.Filled filled) {}

    void keep(Merge merge) {
        jdbc.sql("""
                insert into customer_merge (customer_id, into_id, merged_at, merged_by, filled)
                values (:customer, :into, :at, :by, cast(:filled as jsonb))
                """)
                .param("customer", merge.customer())
                .param("into", merge.into())
                .param("at", merge.at().atOffset(ZoneOffset.UTC))
                .param("by", merge.by())
                .param("filled", json.writeValueAsString(merge.filled()))
                .update();
    }

    /** The merge of this one into that one, if it stands. */
    Optional<Merge> find(UUID customer, UUID into) {
        return jdbc.sql("select * from customer_merge where customer_id = :customer and into_id = :into")
                .param("customer", customer)
                .param("into", into)
                .query(this::merge)
                .optional();
    }

    void forget(Merge merge) {
        jdbc.sql("delete from customer_merge where customer_id = :customer")
                .param("customer", merge.customer())
                .update();
    }

    /** Everybody who was merged into this one, and who into those, without the one itself. */
    Set<UUID> partsOf(UUID customer) {
        return jdbc.sql("""
                        with recursive part (id) as (
                            select customer_id from customer_merge where into_id = :customer
                            union all
                            select m.customer_id from customer_merge m join part on m.into_id = part.id)
                        select id from part
                        """).param("customer", customer).query(UUID.class).set();
    }

    private Merge merge(ResultSet row, int number) throws SQLException {
        return new Merge(
                row.getObject("customer_id", UUID.class),
                row.getObject("into_id", UUID.class),
                row.getObject("merged_at", OffsetDateTime.class).toInstant(),
                row.getObject("merged_by", UUID.class),
                json.readValue(row.getString("filled"), Card.Filled.class));
    }
}
