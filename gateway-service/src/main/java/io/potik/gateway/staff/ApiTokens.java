package io.potik.gateway.staff;

import io.potik.gateway.staff.Page.Place;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All API tokens; of the token itself only a SHA-256 is kept, which is enough for 256 random bits. */
@Repository
public class ApiTokens {

    private final JdbcClient jdbc;

    ApiTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By name, {@code limit} after the cursor {@code after}, or from the start. */
    public Page<ApiToken> page(@Nullable String after, int limit) {
        var place = Place.of(after);
        var found = jdbc.sql("""
                        select id, name, role, hint, created_by, created_at, last_used_at from api_token
                        where (lower(name), id) > (lower(?), ?) order by lower(name), id limit ?
                        """)
                .param(place.name())
                .param(place.id())
                .param(limit + 1)
                .query(ApiTokens::token)
                .list();
        return Page.of(found, limit, last -> new Place(last.name(), last.id()));
    }

    void add(ApiToken token, String secret) {
        jdbc.sql("""
                        insert into api_token (id, name, role, hint, hash, created_by, created_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(token.id())
                .param(token.name())
                .param(token.role().code())
                .param(token.hint())
                .param(hash(secret))
                .param(token.createdBy())
                .param(Timestamp.from(token.createdAt()))
                .update();
    }

    boolean remove(UUID id) {
        return jdbc.sql("delete from api_token where id = ?").param(id).update() == 1;
    }

    static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ApiToken token(ResultSet row, int number) throws SQLException {
        var used = row.getTimestamp("last_used_at");
        return new ApiToken(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Role.of(row.getString("role")),
                row.getString("hint"),
                row.getObject("created_by", UUID.class),
                row.getTimestamp("created_at").toInstant(),
                used == null ? null : used.toInstant());
    }
}
