package io.potik.lead.file;

import io.potik.files.StoredFile;
import io.potik.lead.security.Scope;
import io.potik.lead.sql.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The files of cards, without their bytes. Those of a lead that was merged into another are that one's too. */
@Repository
@Transactional
class LeadFiles {

    private final JdbcClient jdbc;

    LeadFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A file with the number of the lead that it was put on. */
    record Listed(LeadFile file, long leadNumber) {}

    /** Adds it, its lead locked; false when who adds it has used its key already. */
    boolean add(LeadFile file) {
        return jdbc.sql("""
                insert into lead_file (id, lead_id, name, media_type, size, sha256, added_at, added_by, request_key)
                values (:id, :lead, :name, :mediaType, :size, :sha256, :at, :by, :key)
                on conflict do nothing
                """)
                        .param("id", file.id())
                        .param("lead", file.lead())
                        .param("name", file.stored().name())
                        .param("mediaType", file.stored().mediaType())
                        .param("size", file.stored().size())
                        .param("sha256", file.stored().sha256())
                        .param("at", file.addedAt().atOffset(ZoneOffset.UTC))
                        .param("by", file.addedBy())
                        .param("key", file.requestKey())
                        .update()
                == 1;
    }

    /** What somebody added under this key, if it is still there. */
    Optional<LeadFile> ofRequest(UUID staff, String key) {
        return jdbc.sql("select * from lead_file where added_by = ? and request_key = ?")
                .params(staff, key)
                .query((row, number) -> file(row))
                .optional();
    }

    /** A file of a lead, if it is there and the lead in the scope. */
    @Transactional(readOnly = true)
    Optional<LeadFile> find(Scope scope, UUID lead, UUID id) {
        return jdbc.sql("""
                        select f.* from lead_file f join lead own on own.id = f.lead_id
                        join lead l on l.id = :lead and (own.id = l.id or own.merged_into = l.id)
                        """ + "where f.id = :id and " + scope.condition("l.manager_id"))
                .param("lead", lead)
                .param("id", id)
                .param("scope", scope.staff())
                .query((row, number) -> file(row))
                .optional();
    }

    /**
     * At most {@code limit} files of a lead, the newest first, those before {@code after} if that is given. Whether the
     * caller may see the lead is the caller's matter.
     */
    @Transactional(readOnly = true)
    List<Listed> page(UUID lead, @Nullable UUID after, int limit) {
        Map<String, Object> parameters = new HashMap<>(Map.of("lead", lead, "limit", limit));
        if (after != null) {
            parameters.put("after", after);
        }
        return jdbc.sql("select found.*, whole.number from"
                        + " (select id, number from lead where id = :lead or merged_into = :lead) whole"
                        + " cross join lateral (select * from lead_file where lead_id = whole.id"
                        + (after == null ? "" : " and id < :after")
                        + " order by id desc limit :limit) found order by found.id desc limit :limit")
                .params(parameters)
                .query((row, number) -> new Listed(file(row), row.getLong("number")))
                .list();
    }

    /** Takes it away, its lead locked; false when somebody else did. */
    boolean remove(UUID id) {
        return jdbc.sql("delete from lead_file where id = ?").param(id).update() == 1;
    }

    private static LeadFile file(ResultSet row) throws SQLException {
        return new LeadFile(
                new StoredFile(
                        Rows.id(row, "id"),
                        Rows.text(row, "name"),
                        Rows.text(row, "media_type"),
                        row.getLong("size"),
                        row.getBytes("sha256")),
                Rows.id(row, "lead_id"),
                Rows.time(row, "added_at"),
                Rows.id(row, "added_by"),
                row.getString("request_key"));
    }
}
