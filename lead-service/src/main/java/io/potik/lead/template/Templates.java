package io.potik.lead.template;

import io.potik.lead.problem.NotFound;
import io.potik.lead.sql.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The workspace's templates: some dozens. */
@Repository
class Templates {

    private static final String SELECT = "select id, version, name, text, channel from template";

    private final JdbcClient jdbc;

    Templates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them, by name. */
    List<Template> all() {
        return jdbc.sql(SELECT + " order by lower(name), id")
                .query(Templates::template)
                .list();
    }

    /** Those for a kind of channel, by name. */
    List<Template> forChannel(@Nullable String channel) {
        return all().stream()
                .filter(template ->
                        template.channel() == null || template.channel().equals(channel))
                .toList();
    }

    /** Locked against other changes; throws NotFound when there is none. */
    Template locked(UUID id) {
        return jdbc.sql(SELECT + " where id = :id for update")
                .param("id", id)
                .query(Templates::template)
                .optional()
                .orElseThrow(() -> new NotFound("template"));
    }

    void add(Template template) {
        jdbc.sql("""
                        insert into template (id, version, name, text, channel, created_at)
                        values (:id, :version, :name, :text, :channel, :at)""")
                .param("id", template.id())
                .param("version", template.version())
                .param("name", template.name())
                .param("text", template.text())
                .param("channel", template.channel())
                .param("at", Rows.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Puts the next version in the place of the last one, which the caller has {@link #locked}. */
    void replace(Template next) {
        jdbc.sql(
                        "update template set version = :version, name = :name, text = :text, channel = :channel where id = :id")
                .param("id", next.id())
                .param("version", next.version())
                .param("name", next.name())
                .param("text", next.text())
                .param("channel", next.channel())
                .update();
    }

    void remove(UUID id) {
        jdbc.sql("delete from template where id = :id").param("id", id).update();
    }

    private static Template template(ResultSet row, int number) throws SQLException {
        return new Template(
                Rows.id(row, "id"),
                row.getLong("version"),
                Rows.text(row, "name"),
                Rows.text(row, "text"),
                row.getString("channel"));
    }
}
