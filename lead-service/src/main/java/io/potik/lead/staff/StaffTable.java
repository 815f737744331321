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
                        insert into staff (id, version, name, role, team_id, team_name, sees_team, active)
                        values (:id, :version, :name, :role, :teamId, :teamName, :seesTeam, :active)
                        on conflict (id) do update
                           set version = excluded.version, name = excluded.name, role = excluded.role,
                               team_id = excluded.team_id, team_name = excluded.team_name,
                               sees_team = excluded.sees_team, active = excluded.active
                         where staff.version < excluded.version""")
                .param("id", member.id())
                .param("version", member.version())
                .param("name", member.name())
                .param("role", member.role())
                .param("teamId", member.teamId())
                .param("teamName", member.teamName())
                .param("seesTeam", member.seesTeam())
                .param("active", member.active())
                .update();
    }

    List<StaffChanged> all() {
        return jdbc.sql("select id, version, name, role, team_id, team_name, sees_team, active from staff")
                .query((row, number) -> new StaffChanged(
                        Rows.id(row, "id"),
                        row.getLong("version"),
                        Rows.text(row, "name"),
                        Rows.text(row, "role"),
                        Rows.idOrNull(row, "team_id"),
                        row.getString("team_name"),
                        row.getObject("sees_team", Boolean.class),
                        row.getBoolean("active")))
                .list();
    }
}
