package io.potik.gateway.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who somebody is at this moment. Asked once a request and never kept, so that a change of role, team or account works at
 * once and on every instance.
 */
@Repository
public class Callers {

    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    private static final String PERSON = """
            select s.id, s.name, s.email, s.role, s.locale, t.id as team_id, t.name as team_name, t.shares_leads,
                   null::uuid as token_id, null::timestamptz as last_used_at,
                   (select array_agg(m.id order by m.id) from staff m where m.team_id = s.team_id) as members
            from staff s left join team t on t.id = s.team_id
            where s.active
            """;

    /** A token acts for the owner who made it and ends with that. */
    private static final String TOKEN = """
            select s.id, k.name, s.email, k.role, s.locale, t.id as team_id, t.name as team_name, t.shares_leads,
                   k.id as token_id, k.last_used_at,
                   (select array_agg(m.id order by m.id) from staff m where m.team_id = s.team_id) as members
            from api_token k join staff s on s.id = k.created_by left join team t on t.id = s.team_id
            where s.active and s.role = 'owner'
            """;

    private final JdbcClient jdbc;

    Callers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The person, unless deactivated. */
    public Optional<Caller> person(UUID staffId) {
        return jdbc.sql(PERSON + " and s.id = ?")
                .param(staffId)
                .query(Callers::caller)
                .optional();
    }

    /** Those of them who are active. */
    public List<Caller> people(Collection<UUID> staffIds) {
        return jdbc.sql(PERSON + " and s.id = any(?)")
                .param(staffIds.toArray(UUID[]::new))
                .query(Callers::caller)
                .list();
    }

    /** Those of these tokens that still work. */
    public List<Caller> tokens(Collection<UUID> tokenIds) {
        return jdbc.sql(TOKEN + " and k.id = any(?)")
                .param(tokenIds.toArray(UUID[]::new))
                .query(Callers::caller)
                .list();
    }

    /** Whom the token stands for, if it is one of ours; notes that it was used, to the minute. */
    public Optional<Caller> token(String token) {
        record Use(Caller caller, @Nullable Instant last) {}
        var use = jdbc.sql(TOKEN + " and k.hash = ?")
                .param(ApiTokens.hash(token))
                .query((row, number) -> {
                    var last = row.getTimestamp("last_used_at");
                    return new Use(caller(row, number), last == null ? null : last.toInstant());
                })
                .optional();
        use.filter(u -> u.last == null || u.last.isBefore(Instant.now().minus(USE_NOTED_EVERY)))
                .ifPresent(u -> jdbc.sql("update api_token set last_used_at = now() where id = ?")
                        .param(u.caller.tokenId())
                        .update());
        return use.map(Use::caller);
    }

    private static Caller caller(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var role = Role.of(row.getString("role"));
        var found = row.getArray("members");
        List<UUID> members = found == null ? List.of() : Arrays.asList((UUID[]) found.getArray());
        var team = StaffMembers.team(row);
        return new Caller(
                id,
                row.getString("name"),
                row.getString("email"),
                role,
                team,
                Sees.of(role, id, team, members),
                row.getObject("token_id", UUID.class),
                row.getString("locale"));
    }
}
