package io.potik.lead.staff;

import io.potik.lead.sql.Rows;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was last heard of each member of staff. */
@Repository
class StaffTable {

    private final JdbcClient jdbc;

    StaffTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An older version than the known one changes nothing. */
    void put(StaffChanged member) {
        jdbc.sql("""
                        insert into staff (id, version, name, role, team_id, team_name, active)
                        values (:id, :version, :name, :role, :teamId, :teamName, :active)
                        on conflict (id) do update
                           set version = excluded.version, name = excluded.name, role = excluded.role,
                               team_id = excluded.team_id, team_name = excluded.team_name, active = excluded.active
                         where staff.version < excluded.version""")
                .param("id", member.id())
                .param("version", member.version())
                .param("name", member.name())
                .param("role", member.role())
                .param("teamId", member.teamId())
                .param("teamName", member.teamName())
                .param("active", member.active())
                .update();
    }

    List<StaffChanged> all() {
        return jdbc.sql("select id, version, name, role, team_id, team_name, active from staff")
                .query((row, number) -> new StaffChanged(
                        Rows.id(row, "id"),
                        row.getLong("version"),
                        Rows.text(row, "name"),
                        Rows.text(row, "role"),
                        Rows.idOrNull(row, "team_id"),
                        row.getString("team_name"),
                        row.getBoolean("active")))
                .list();
    }
}
