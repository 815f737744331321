package io.potik.lead.erasure;

import io.potik.lead.sql.Columns;
import io.potik.lead.sql.Rows;
import io.potik.lead.staff.StaffNames;
import io.potik.lead.timeline.Ref;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What screens show of erasures; nothing in it says who. */
@Repository
@Transactional(readOnly = true)
class ErasureList {

    private static final TypeReference<List<Erasure.Part>> PARTS = new TypeReference<>() {};

    private static final String SHOWN = """
            select e.*, (select jsonb_agg(jsonb_build_object('place', place, 'doneAt', done_at, 'rows', rows)
                                          order by array_position(:places, place))
                         from erasure_part where erasure_id = e.id) as parts
            from erasure e
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final StaffNames staff;

    ErasureList(JdbcClient jdbc, JsonMapper json, StaffNames staff) {
        this.jdbc = jdbc;
        this.json = json;
        this.staff = staff;
    }

    /** A page, the newest first. */
    record Page(List<Erasure> items, @Nullable String next) {}

    /** At most {@code limit}, those before {@code after}. */
    Page page(@Nullable UUID after, int limit) {
        var found = jdbc.sql(
                        SHOWN + " where cast(:after as uuid) is null or e.id < :after order by e.id desc limit :limit")
                .param("places", places())
                .param("after", after)
                .param("limit", limit + 1)
                .query((row, number) -> erasure(row))
                .list();
        var items = found.subList(0, Math.min(limit, found.size()));
        return new Page(items, found.size() > limit ? items.getLast().id().toString() : null);
    }

    /** One of them. */
    Optional<Erasure> find(UUID id) {
        return jdbc.sql(SHOWN + " where e.id = :id")
                .param("places", places())
                .param("id", id)
                .query((row, number) -> erasure(row))
                .optional();
    }

    private static SqlArrayValue places() {
        return Columns.texts(CarryOnErasures.PLACES, place -> place);
    }

    private Erasure erasure(ResultSet row) throws SQLException {
        var by = Rows.id(row, "asked_by");
        return new Erasure(
                Rows.id(row, "id"),
                Rows.time(row, "asked_at"),
                new Ref(by, staff.nameOf(by)),
                Erasures.state(row),
                Erasures.ids(row, "customer_ids").size(),
                Erasures.ids(row, "lead_ids").size(),
                Erasures.ids(row, "order_ids").size(),
                json.readValue(Rows.text(row, "parts"), PARTS),
                Rows.timeOrNull(row, "done_at"));
    }
}
