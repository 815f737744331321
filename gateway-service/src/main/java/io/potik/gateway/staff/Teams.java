package io.potik.gateway.staff;

import io.potik.gateway.staff.Page.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All teams. */
@Repository
public class Teams {

    private final JdbcClient jdbc;

    Teams(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By name, {@code limit} after the cursor {@code after}, or from the start. */
    public Page<Team> page(@Nullable String after, int limit) {
        var place = Place.of(after);
        var found = jdbc.sql("""
                        select id, name, shares_leads from team where (lower(name), id) > (lower(?), ?) order by lower(name), id limit ?
                        """)
                .param(place.name())
                .param(place.id())
                .param(limit + 1)
                .query(Teams::team)
                .list();
        return Page.of(found, limit, last -> new Place(last.name(), last.id()));
    }

    Optional<Team> find(UUID id) {
        return jdbc.sql("select id, name, shares_leads from team where id = ?")
                .param(id)
                .query(Teams::team)
                .optional();
    }

    /** One of them, which nobody else changes until the transaction ends. */
    Optional<Team> lock(UUID id) {
        return jdbc.sql("select id, name, shares_leads from team where id = ? for no key update")
                .param(id)
                .query(Teams::team)
                .optional();
    }

    void add(Team team) {
        jdbc.sql("insert into team (id, name, shares_leads) values (?, ?, ?)")
                .param(team.id())
                .param(team.name())
                .param(team.sharesLeads())
                .update();
    }

    boolean update(Team team) {
        return jdbc.sql("update team set name = ?, shares_leads = ? where id = ?")
                        .param(team.name())
                        .param(team.sharesLeads())
                        .param(team.id())
                        .update()
                == 1;
    }

    boolean remove(UUID id) {
        return jdbc.sql("delete from team where id = ?").param(id).update() == 1;
    }

    private static Team team(ResultSet row, int number) throws SQLException {
        return new Team(row.getObject("id", UUID.class), row.getString("name"), row.getBoolean("shares_leads"));
    }
}
