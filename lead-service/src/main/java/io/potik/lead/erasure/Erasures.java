package io.potik.lead.erasure;

import io.potik.lead.contact.ContactPoint;
import io.potik.lead.erasure.Erasure.State;
import io.potik.lead.sql.Columns;
import io.potik.lead.sql.Rows;
import io.potik.outbox.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Who is to be forgotten and how far that is, as those who bring it to its end write it. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Erasures {

    private static final TypeReference<List<ContactPoint>> POINTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Long>> MARKS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Erasures(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** One that is not done, locked. */
    record UnderWay(
            UUID id, State state, Person person, List<UUID> orders, List<UUID> files, Map<String, Long> marks) {}

    /** Notes a new one. */
    UUID begin(Person person, Collection<UUID> files, UUID by, Map<String, Long> marks) {
        var id = Ids.next();
        jdbc.sql("""
                insert into erasure (id, asked_at, asked_by, state, customer_ids, lead_ids, file_ids, points, marks)
                values (:id, now(), :by, 'waiting', :customers, :leads, :files, cast(:points as jsonb),
                        cast(:marks as jsonb))
                """)
                .param("id", id)
                .param("by", by)
                .param("customers", Columns.ids(person.customerIds()))
                .param("leads", Columns.ids(person.leadIds()))
                .param("files", Columns.ids(files))
                .param("points", json.writeValueAsString(person.contactPoints()))
                .param("marks", json.writeValueAsString(marks))
                .update();
        jdbc.sql("insert into erasure_part (erasure_id, place) select :id, unnest(:places)")
                .param("id", id)
                .param("places", Columns.texts(CarryOnErasures.PLACES, place -> place))
                .update();
        return id;
    }

    /** One of this person that is not done. */
    Optional<UUID> underWayOf(Person person) {
        return jdbc.sql("""
                        select id from erasure where state <> 'done'
                        and (customer_ids && :customers or lead_ids && :leads) order by id limit 1
                        """)
                .param("customers", Columns.ids(person.customerIds()))
                .param("leads", Columns.ids(person.leadIds()))
                .query(UUID.class)
                .optional();
    }

    List<UUID> underWay() {
        return jdbc.sql("select id from erasure where state <> 'done' order by id")
                .query(UUID.class)
                .list();
    }

    /** Locks it, unless it is done, or another instance is at it and {@code waiting} is not wanted. */
    Optional<UnderWay> lock(UUID id, boolean waiting) {
        return jdbc.sql("select * from erasure where id = ? and state <> 'done' for update"
                        + (waiting ? "" : " skip locked"))
                .param(id)
                .query((row, number) -> new UnderWay(
                        id,
                        state(row),
                        new Person(
                                ids(row, "customer_ids"),
                                ids(row, "lead_ids"),
                                json.readValue(Rows.text(row, "points"), POINTS)),
                        ids(row, "order_ids"),
                        ids(row, "file_ids"),
                        json.readValue(Rows.text(row, "marks"), MARKS)))
                .optional();
    }

    /** Who it is, found once more, and which files go. */
    void found(UUID id, Person person, Collection<UUID> files) {
        jdbc.sql("""
                update erasure set customer_ids = :customers, lead_ids = :leads, file_ids = file_ids || :files,
                                   points = cast(:points as jsonb)
                where id = :id
                """)
                .param("id", id)
                .param("customers", Columns.ids(person.customerIds()))
                .param("leads", Columns.ids(person.leadIds()))
                .param("files", Columns.ids(files))
                .param("points", json.writeValueAsString(person.contactPoints()))
                .update();
    }

    void moved(UUID id, State state, Map<String, Long> marks) {
        jdbc.sql("update erasure set state = ?, marks = cast(? as jsonb) where id = ?")
                .params(state.word(), json.writeValueAsString(marks), id)
                .update();
    }

    /** Nothing is left, and nothing of it here either. */
    void done(UUID id) {
        jdbc.sql("update erasure set state = 'done', points = null, marks = '{}', done_at = now() where id = ?")
                .param(id)
                .update();
    }

    void ordersAre(UUID id, Collection<UUID> orders) {
        jdbc.sql("update erasure set order_ids = :orders where id = :id")
                .param("orders", Columns.ids(orders))
                .param("id", id)
                .update();
    }

    void asked(UUID id, String place) {
        jdbc.sql("update erasure_part set asked_at = now() where erasure_id = ? and place = ?")
                .params(id, place)
                .update();
    }

    void partDone(UUID id, String place, Map<String, Integer> rows) {
        jdbc.sql("""
                update erasure_part set done_at = coalesce(done_at, now()), rows = cast(? as jsonb)
                where erasure_id = ? and place = ? and done_at is null
                """).params(json.writeValueAsString(rows), id, place).update();
    }

    /** When each part was asked, of those that are not done; null when it was not. */
    Map<String, Optional<Instant>> missing(UUID id) {
        var missing = new HashMap<String, Optional<Instant>>();
        jdbc.sql("select place, asked_at from erasure_part where erasure_id = ? and done_at is null")
                .param(id)
                .query(row -> {
                    missing.put(Rows.text(row, "place"), Optional.ofNullable(Rows.timeOrNull(row, "asked_at")));
                });
        return missing;
    }

    static boolean isDue(Optional<Instant> asked, Duration again) {
        return asked.isEmpty() || asked.get().isBefore(Rows.now().minus(again));
    }

    static State state(ResultSet row) throws SQLException {
        var word = Rows.text(row, "state");
        return Arrays.stream(State.values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    static List<UUID> ids(ResultSet row, String column) throws SQLException {
        return List.of((UUID[]) row.getArray(column).getArray());
    }
}
