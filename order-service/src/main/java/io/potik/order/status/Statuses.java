package io.potik.order.status;

import io.potik.order.status.Status.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The workspace's statuses of orders, a dozen or so. */
@Repository
public class Statuses {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Statuses(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** All of them, in use or not. */
    public StatusSet all() {
        return read("");
    }

    /** All of them, locked against other changes until the open transaction ends. */
    StatusSet lock() {
        return read(" order by code for update");
    }

    /** A code that no status ever had. */
    String newCode() {
        return "own"
                + jdbc.sql("select nextval('order_status_code')")
                        .query(Long.class)
                        .single();
    }

    /** Writes all of them, which the caller has {@link #lock locked}. */
    void save(StatusSet statuses) {
        jdbc.sql("""
                insert into order_status (code, version, name, kind, color, position, active)
                select code, version, name, kind, color, position, active
                from json_to_recordset(cast(:rows as json)) as r (code text, version bigint, name text, kind text,
                     color text, position int, active boolean)
                on conflict (code) do update set version = excluded.version, name = excluded.name,
                   color = excluded.color, position = excluded.position, active = excluded.active
                """).param("rows", json.writeValueAsString(statuses.all())).update();
    }

    private StatusSet read(String how) {
        return new StatusSet(jdbc.sql("select * from order_status" + how)
                .query(Statuses::status)
                .list());
    }

    private static Status status(ResultSet row, int number) throws SQLException {
        return new Status(
                row.getString("code"),
                row.getLong("version"),
                row.getString("name"),
                Kind.of(row.getString("kind")),
                row.getString("color"),
                row.getInt("position"),
                row.getBoolean("active"));
    }
}
