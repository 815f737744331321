package io.potik.gateway.staff;

import io.potik.gateway.problem.Conflict;
import io.potik.gateway.staff.Page.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Everybody who works here or did. */
@Repository
public class StaffMembers {

    private static final String SELECT = """
            select s.id, s.name, s.email, s.role, s.active, s.version, t.id as team_id, t.name as team_name, t.shares_leads
            from staff s left join team t on t.id = s.team_id
            """;

    private final JdbcClient jdbc;

    StaffMembers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By name, {@code limit} after the cursor {@code after}, or from the start. */
    public Page<StaffMember> page(@Nullable String after, int limit) {
        var place = Place.of(after);
        var found = jdbc.sql(
                        SELECT
                                + " where (lower(s.name), s.id) > (lower(:name), :id) order by lower(s.name), s.id limit :limit")
                .param("name", place.name())
                .param("id", place.id())
                .param("limit", limit + 1)
                .query(StaffMembers::member)
                .list();
        return Page.of(found, limit, last -> new Place(last.name(), last.id()));
    }

    /** One of them. */
    public Optional<StaffMember> find(UUID id) {
        return jdbc.sql(SELECT + " where s.id = ?")
                .param(id)
                .query(StaffMembers::member)
                .optional();
    }

    /** One of them, whose row nobody else changes until the transaction ends. */
    Optional<StaffMember> lock(UUID id) {
        return jdbc.sql(SELECT + " where s.id = ? for update of s")
                .param(id)
                .query(StaffMembers::member)
                .optional();
    }

    List<StaffMember> lockTeam(UUID team) {
        return jdbc.sql(SELECT + " where s.team_id = ? order by s.id for update of s")
                .param(team)
                .query(StaffMembers::member)
                .list();
    }

    /** Whether an active owner besides this one is there; no owner changes until the transaction ends. */
    boolean lockAnotherOwner(UUID besides) {
        List<UUID> owners = jdbc.sql("select id from staff where role = 'owner' and active order by id for update")
                .query(UUID.class)
                .list();
        return owners.stream().anyMatch(owner -> !owner.equals(besides));
    }

    boolean isEmpty() {
        return !jdbc.sql("select exists (select from staff)")
                .query(Boolean.class)
                .single();
    }

    void add(StaffMember member, String passwordHash) {
        jdbc.sql("""
                        insert into staff (id, name, email, role, team_id, active, version, password_hash)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(member.id())
                .param(member.name())
                .param(member.email())
                .param(member.role().code())
                .param(member.team() == null ? null : member.team().id())
                .param(member.active())
                .param(member.version())
                .param(passwordHash)
                .update();
    }

    /** Stores what {@code changed} became of the version before. */
    void update(StaffMember changed) {
        int rows = jdbc.sql("""
                        update staff set name = ?, email = ?, role = ?, team_id = ?, active = ?, version = ?
                        where id = ? and version = ?
                        """)
                .param(changed.name())
                .param(changed.email())
                .param(changed.role().code())
                .param(changed.team() == null ? null : changed.team().id())
                .param(changed.active())
                .param(changed.version())
                .param(changed.id())
                .param(changed.version() - 1)
                .update();
        if (rows == 0) {
            throw new Conflict("staff member", find(changed.id()).orElse(changed));
        }
    }

    void setPassword(UUID id, String passwordHash) {
        jdbc.sql("update staff set password_hash = ? where id = ?")
                .param(passwordHash)
                .param(id)
                .update();
    }

    void setLocale(UUID id, String locale) {
        jdbc.sql("update staff set locale = ? where id = ?")
                .param(locale)
                .param(id)
                .update();
    }

    /** The stored password of an active account, to be compared and thrown away. */
    Optional<Account> account(String email) {
        return jdbc.sql("select id, password_hash from staff where email = ? and active")
                .param(email)
                .query((row, number) -> new Account(row.getObject("id", UUID.class), row.getString("password_hash")))
                .optional();
    }

    record Account(UUID id, String passwordHash) {}

    private static StaffMember member(ResultSet row, int number) throws SQLException {
        return new StaffMember(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                Role.of(row.getString("role")),
                team(row),
                row.getBoolean("active"),
                row.getLong("version"));
    }

    static @Nullable Team team(ResultSet row) throws SQLException {
        var id = row.getObject("team_id", UUID.class);
        return id == null ? null : new Team(id, row.getString("team_name"), row.getBoolean("shares_leads"));
    }
}
